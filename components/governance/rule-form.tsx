'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import { severityNames } from '@/components/mark/severity-name'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { FormFailure } from '@/components/ui/form-failure'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { controls } from '@/lib/model/control'
import type { GovernanceRuleItem } from '@/lib/model/governance'
import { fetchOwners, ownersKey } from './api'

const severities = ['critical', 'high', 'medium', 'low'] as const
const areas = ['governance', 'recommendations', 'score', 'overview', 'assets', 'audit'] as const

type FormProps = {
  rule: GovernanceRuleItem | null
  environments: readonly { id: string; name: string }[]
  onClose: () => void
}

/** Makes a rule, or changes one: which failures, whose, how long, and whether they count meanwhile. */
export function RuleForm({ rule, environments, onClose }: FormProps) {
  const id = useId()
  const [environmentId, setEnvironment] = useState(rule?.environmentId ?? environments[0]?.id ?? '')
  const owners = useQuery({
    queryKey: ownersKey(environmentId),
    queryFn: ({ signal }) => fetchOwners(environmentId, signal),
  })
  const command = useCommand<object>(
    (body) =>
      rule === null
        ? { path: '/api/v1/governance-rules', body: { ...body, environmentId } }
        : { path: `/api/v1/governance-rules/${rule.id}`, method: 'PATCH', body },
    areas,
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string) => formText(data, name).trim() || null
    const labels = (text('labels') ?? '').split(/[\s,]+/).filter((label) => label !== '')
    const body = {
      name: text('name'),
      place: Number(formText(data, 'place')),
      controlId: text('control'),
      severity: text('severity'),
      checkId: text('check'),
      namespace: text('namespace'),
      labels: labels.length > 0 ? labels : null,
      ownerId: text('owner'),
      dueDays: Number(formText(data, 'days')),
      grace: data.has('grace'),
    }
    command.run(body, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={rule === null ? 'New rule' : `Change ${rule.name}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            {rule === null ? 'Make rule' : 'Save'}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        {rule === null && environments.length > 1 ? (
          <Select
            label="Environment"
            value={environmentId}
            onChange={(event) => setEnvironment(event.target.value)}
            options={environments.map(({ id: value, name: label }) => ({ value, label }))}
          />
        ) : null}
        <TextField label="Name" name="name" required maxLength={80} defaultValue={rule?.name} autoComplete="off" />
        <div className="choices-two">
          <Select
            label="Severity"
            name="severity"
            placeholder="Any"
            defaultValue={rule?.severity ?? ''}
            options={severities.map((value) => ({ value, label: severityNames[value] }))}
          />
          <Select
            label="Control"
            name="control"
            placeholder="Any"
            defaultValue={rule?.controlId ?? ''}
            options={controls.map((control) => ({ value: control.id, label: control.name }))}
          />
          <TextField
            label="Namespace"
            name="namespace"
            optional
            mono
            maxLength={253}
            defaultValue={rule?.namespace ?? ''}
          />
          <TextField
            label="Labels"
            name="labels"
            optional
            mono
            placeholder="team=till"
            defaultValue={rule?.labels?.join(' ') ?? ''}
          />
        </div>
        <TextField
          label="Recommendation"
          hint="Its id, where the rule is about one."
          name="check"
          optional
          mono
          maxLength={100}
          defaultValue={rule?.checkId ?? ''}
        />
        {owners.data ? (
          <Select
            key={environmentId}
            label="Owner"
            name="owner"
            required
            placeholder="Choose a person"
            defaultValue={rule?.ownerId ?? ''}
            options={owners.data.items.map(({ id: value, name: label }) => ({ value, label }))}
          />
        ) : (
          <p className="muted">
            {owners.isError ? `Nobody could be listed. ${owners.error.message}` : 'Listing people …'}
          </p>
        )}
        <div className="choices-two">
          <TextField
            label="Due after, in days"
            hint="From when the failure began."
            name="days"
            type="number"
            min={1}
            max={3650}
            required
            defaultValue={rule?.dueDays ?? 30}
          />
          <TextField
            label="Place"
            hint="The lowest that fits decides."
            name="place"
            type="number"
            min={1}
            max={1000}
            required
            defaultValue={rule?.place ?? 100}
          />
        </div>
        <Checkbox
          name="grace"
          defaultChecked={rule?.grace}
          label="Leave failures out of the score until they are due"
          hint="They come back by themselves at that second."
        />
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
