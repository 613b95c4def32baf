'use client'

import { useId, useState, type FormEvent } from 'react'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import type { AttestationOutcome, ComplianceControl } from '@/lib/model/compliance'
import { Button } from '../ui/button'
import { RadioGroup } from '../ui/choice'
import { useNow } from '../ui/clock'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { Select } from '../ui/select'
import { DateField, TextArea, TextField } from '../ui/text-field'

type Body = {
  environmentId: string
  outcome: AttestationOutcome
  statement: string
  evidenceLink: string | null
  expiresAt: string
}
type AttestProps = {
  control: Pick<ComplianceControl, 'standard' | 'control' | 'title'>
  /** Where this person may answer, at least one. */
  environments: readonly { id: string; name: string }[]
  onClose: () => void
}

const day = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** Answers for a control that no check decides: whether it is met, on what that rests, and until when. */
export function AttestDialog({ control, environments, onClose }: AttestProps) {
  const id = useId()
  const now = useNow()
  const [outcome, setOutcome] = useState<AttestationOutcome>('passed')
  const path = `/api/v1/compliance/${control.standard}/controls/${encodeURIComponent(control.control)}/attestations`
  const command = useCommand<Body>((body) => ({ path, body }), ['compliance', 'audit'])
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    command.run(
      {
        environmentId: formText(data, 'environment') || (environments[0]?.id ?? ''),
        outcome,
        statement: formText(data, 'statement').trim(),
        evidenceLink: formText(data, 'link').trim() || null,
        expiresAt: `${formText(data, 'expires')}T23:59:59.999Z`,
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Attest ${control.control}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            Attest control
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        <p className="muted">{control.title}</p>
        {environments.length > 1 ? (
          <Select
            label="Environment"
            name="environment"
            options={environments.map(({ id: value, name: label }) => ({ value, label }))}
          />
        ) : null}
        <RadioGroup
          legend="The control is"
          value={outcome}
          onChange={(value) => setOutcome(value === 'failed' ? 'failed' : 'passed')}
          columns={2}
          options={[
            { value: 'passed', label: 'met' },
            { value: 'failed', label: 'not met' },
          ]}
        />
        <TextArea
          label="Statement"
          name="statement"
          hint="What is done, and how you know."
          rows={4}
          required
          maxLength={4000}
        />
        <TextField
          label="Evidence"
          name="link"
          type="url"
          optional
          hint="A link that begins with https://"
          maxLength={2000}
        />
        <DateField
          label="Holds until"
          name="expires"
          hint="The end of that day in UTC. After it the control waits for an answer again."
          required
          min={day(now, 0)}
          defaultValue={day(now, 365)}
        />
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
