'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { FormFailure } from '@/components/ui/form-failure'
import { Select } from '@/components/ui/select'
import { DateField, TextArea } from '@/components/ui/text-field'
import { endOfDay } from '@/lib/client/end-of-day'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import type { GovernedFailure } from '@/lib/model/governance'
import { fetchOwners, ownersKey } from './api'

type DialogProps = {
  checkId: string
  asset: { id: string; name: string; environmentId: string }
  governed: GovernedFailure | null
  onClose: () => void
}

/** Gives one failure to somebody until a day, or back to the rules. */
export function OwnerDialog({ checkId, asset, governed, onClose }: DialogProps) {
  const id = useId()
  const owners = useQuery({
    queryKey: ownersKey(asset.environmentId),
    queryFn: ({ signal }) => fetchOwners(asset.environmentId, signal),
  })
  const command = useCommand<{ to: object | null }>(
    (body) => ({ path: `/api/v1/recommendations/${encodeURIComponent(checkId)}/resources/${asset.id}/owner`, body }),
    ['recommendations', 'score', 'overview', 'assets', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const to = {
      ownerId: formText(data, 'owner'),
      dueAt: endOfDay(formText(data, 'due')),
      grace: data.has('grace'),
      reason: formText(data, 'reason'),
    }
    command.run({ to }, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Who mends ${asset.name}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            Save
          </Button>
          {governed === null ? null : (
            <Button busy={command.busy} onClick={() => command.run({ to: null }, { onSuccess: onClose })}>
              Back to the rules
            </Button>
          )}
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        {owners.data ? (
          <Select
            label="Owner"
            name="owner"
            required
            placeholder="Choose a person"
            defaultValue={governed?.ownerId ?? ''}
            options={owners.data.items.map(({ id: value, name: label }) => ({ value, label }))}
          />
        ) : (
          <p className="muted">
            {owners.isError ? `Nobody could be listed. ${owners.error.message}` : 'Listing people …'}
          </p>
        )}
        <DateField
          label="Due at the end of"
          hint="In UTC."
          name="due"
          required
          defaultValue={governed?.dueAt.slice(0, 10)}
        />
        <Checkbox name="grace" defaultChecked={governed?.grace} label="Leave it out of the score until then" />
        <TextArea label="Reason" name="reason" required maxLength={2_000} />
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
