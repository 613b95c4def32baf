'use client'

import { useId, useState, type FormEvent } from 'react'
import { endOfDay } from '@/lib/client/end-of-day'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { dismissReasons } from '@/lib/model/alert'
import { everyType, type SuppressionRuleItem } from '@/lib/model/suppression'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { Select } from '../ui/select'
import { DateField, TextArea, TextField } from '../ui/text-field'
import { useToast } from '../ui/toast'
import { ConditionRows } from './condition-rows'
import { DryRun, isComplete } from './dry-run'
import type { RuleDraft } from './suppression-words'
import { reasonNames } from './words'

const everywhere = 'all'

type SuppressProps = {
  /** The rule that is changed; null for a new one. */
  rule: SuppressionRuleItem | null
  draft: RuleDraft
  /** Where the person may make rules; `all` when that is everywhere. */
  environments: readonly { id: string; name: string }[]
  all: boolean
  href: (path: string) => string
  onClose: () => void
}

/** Writes a suppression rule and shows, while it is written, what it would have hidden. */
export function SuppressDialog({ rule, draft: given, environments, all, href, onClose }: SuppressProps) {
  const id = useId()
  const toast = useToast()
  const [draft, setDraft] = useState(given)
  const command = useCommand<object>(
    (body) =>
      rule === null
        ? { path: '/api/v1/suppression-rules', body: { ...body, environmentId: draft.environmentId } }
        : { path: `/api/v1/suppression-rules/${rule.id}`, method: 'PATCH', body },
    ['alerts', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const end = formText(data, 'expires')
    const body = {
      name: formText(data, 'name').trim(),
      alertType: draft.alertType.trim(),
      conditions: draft.conditions,
      reason: formText(data, 'reason'),
      comment: formText(data, 'comment').trim() || null,
      expiresAt: end === '' ? null : endOfDay(end),
    }
    command.run(body, {
      onSuccess: () => {
        toast.show({ title: rule === null ? 'Rule made: it hides what arrives from now on' : 'Rule saved' })
        onClose()
      },
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={rule === null ? 'Suppress similar alerts' : `Change ${rule.name}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy} disabled={!isComplete(draft)}>
            {rule === null ? 'Make rule' : 'Save'}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        <div className="choices-two">
          <TextField
            label="Name"
            name="name"
            required
            minLength={2}
            maxLength={50}
            defaultValue={rule?.name}
            autoComplete="off"
          />
          {rule === null ? (
            <Select
              label="Environment"
              value={draft.environmentId ?? everywhere}
              onChange={(event) =>
                setDraft({ ...draft, environmentId: event.target.value === everywhere ? null : event.target.value })
              }
              options={[
                ...environments.map(({ id: value, name: label }) => ({ value, label })),
                ...(all ? [{ value: everywhere, label: 'Every environment' }] : []),
              ]}
            />
          ) : null}
        </div>
        <TextField
          label="Alert type"
          hint={`${everyType} stands for every type; then name a condition.`}
          mono
          required
          maxLength={200}
          autoComplete="off"
          value={draft.alertType}
          onChange={(event) => setDraft({ ...draft, alertType: event.target.value })}
        />
        <ConditionRows conditions={draft.conditions} onChange={(conditions) => setDraft({ ...draft, conditions })} />
        <DryRun draft={draft} href={href} />
        <div className="choices-two">
          <Select
            label="Reason"
            name="reason"
            required
            placeholder="Choose a reason"
            defaultValue={rule?.reason ?? ''}
            options={dismissReasons.map((value) => ({ value, label: reasonNames[value].label }))}
          />
          <DateField
            label="Expires at the end of"
            hint="In UTC. Without a day it counts until somebody ends it."
            name="expires"
            optional
            defaultValue={rule?.expiresAt?.slice(0, 10)}
          />
        </div>
        <TextArea label="Comment" name="comment" optional maxLength={4_000} defaultValue={rule?.comment ?? ''} />
        <p className="s muted">
          It hides what arrives from now on. Alerts that are there stay as they are, and ending the rule opens none.
        </p>
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
