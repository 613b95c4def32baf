'use client'

import { useRouter } from 'next/navigation'
import { useId, type FormEvent } from 'react'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { plans } from '@/lib/model/plan'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/choice'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { TextField } from '../ui/text-field'
import { planNames, toolsOfPlan } from './plan-names'

type FormProps = {
  environment: { id: string; name: string; goal: number; exemptionApproval: boolean } | null
  onClose: () => void
}
type Body = { name: string; goal: number; exemptionApproval?: boolean; plans?: string[] }

/** Makes an environment, or changes name and goal of one. */
export function EnvironmentForm({ environment, onClose }: FormProps) {
  const id = useId()
  const router = useRouter()
  const command = useCommand<Body>(
    (body) =>
      environment === null
        ? { path: '/api/v1/environments', body }
        : { path: `/api/v1/environments/${environment.id}`, method: 'PATCH', body },
    ['environments', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const body = { name: formText(data, 'name'), goal: Number(formText(data, 'goal')) }
    const chosen = plans.filter((plan) => data.has(plan))
    command.run(
      environment === null ? { ...body, plans: chosen } : { ...body, exemptionApproval: data.has('approval') },
      {
        onSuccess: () => {
          // The shell's list of environments comes from the server.
          router.refresh()
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={environment === null ? 'New environment' : `Change ${environment.name}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            {environment === null ? 'Make environment' : 'Save'}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        <TextField
          label="Name"
          name="name"
          required
          maxLength={60}
          defaultValue={environment?.name}
          autoComplete="off"
        />
        <TextField
          label="Goal of the secure score, in %"
          hint="Where the mark on the hull stands."
          name="goal"
          type="number"
          min={1}
          max={100}
          required
          defaultValue={environment?.goal ?? 75}
        />
        {environment === null ? (
          <fieldset className="choices">
            <legend>Plans</legend>
            {plans.map((plan) => (
              <Checkbox
                key={plan}
                name={plan}
                defaultChecked
                label={planNames[plan]}
                hint={toolsOfPlan(plan).join(', ')}
              />
            ))}
          </fieldset>
        ) : (
          <Checkbox
            name="approval"
            defaultChecked={environment.exemptionApproval}
            label="A second person approves exemptions"
            hint="Until then an exemption counts nothing. Nobody approves their own."
          />
        )}
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
