'use client'

import { useId, useState, type FormEvent } from 'react'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { Select } from '../ui/select'
import { DateField, TextField } from '../ui/text-field'
import { endOfDay } from '@/lib/client/end-of-day'
import { FormatChoice } from './format-choice'

type Body = { name: string; environmentId: string; formats: string[]; expiresAt: string | null }
export type MadeCollector = { id: string; token: string }

type NewProps = {
  environments: readonly { id: string; name: string }[]
  environment: string | null
  onMade: (made: MadeCollector) => void
  onClose: () => void
}

/** Makes a collector; its token is handed to `onMade` and is nowhere else. */
export function NewCollector({ environments, environment, onMade, onClose }: NewProps) {
  const id = useId()
  const [missing, setMissing] = useState(false)
  const command = useCommand<Body, MadeCollector>(
    (body) => ({ path: '/api/v1/collectors', body }),
    ['collectors', 'environments', 'audit', 'counts'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const formats = data.getAll('format').flatMap((value) => (typeof value === 'string' ? value : []))
    setMissing(formats.length === 0)
    if (formats.length === 0) return
    const body = {
      name: formText(data, 'name').trim(),
      environmentId: formText(data, 'environment'),
      formats,
      expiresAt: endOfDay(formText(data, 'expires')),
    }
    command.run(body, { onSuccess: onMade })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="New collector"
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            Make collector
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
          hint="What sends and from where: image-ci, kube-prod-eu-1."
          required
          maxLength={80}
          autoComplete="off"
        />
        <Select
          label="Environment"
          name="environment"
          options={environments.map(({ id: value, name }) => ({ value, label: name }))}
          defaultValue={environment ?? environments[0]?.id}
        />
        <FormatChoice chosen={[]} error={missing ? 'Choose at least one format.' : undefined} />
        <DateField
          label="Token expires"
          name="expires"
          optional
          hint="The end of that day in UTC. Without it the token works until it is revoked."
        />
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
