'use client'

import { useId, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormFailure } from '@/components/ui/form-failure'
import { DateField, TextArea } from '@/components/ui/text-field'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import type { Exemption } from '@/lib/model/exemption'
import { endOfDay } from '@/lib/client/end-of-day'
import { placeWords } from './words'

export type Deed = 'approve' | 'reject' | 'revoke' | 'extend'

const deeds = {
  approve: { verb: 'Approve', says: 'It counts from now on.' },
  reject: { verb: 'Reject', says: 'It will never count.' },
  revoke: { verb: 'Revoke', says: 'What it hides counts again at once, unless another exemption covers it.' },
  extend: { verb: 'Change end', says: 'It stops counting at the end of this day (UTC). Empty: when it is revoked.' },
} as const satisfies Record<Deed, { verb: string; says: string }>

type DeedProps = { exemption: Exemption; deed: Deed; onClose: () => void }

/** Asks once more before an exemption is approved, rejected, revoked or given another end. */
export function ExemptionDeed({ exemption, deed, onClose }: DeedProps) {
  const id = useId()
  const { verb, says } = deeds[deed]
  const command = useCommand<Record<string, unknown>>(
    (body) => ({ path: `/api/v1/exemptions/${exemption.id}/${deed}`, body }),
    ['exemptions', 'recommendations', 'score', 'overview', 'assets', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const reason = formText(data, 'reason')
    const body =
      deed === 'approve'
        ? {}
        : deed === 'extend'
          ? { expiresAt: endOfDay(formText(data, 'expires')) }
          : reason === ''
            ? {}
            : { reason }
    command.run(body, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${verb}: ${placeWords(exemption)}`}
      foot={
        <>
          <Button type="submit" form={id} variant={deed === 'revoke' ? 'danger' : 'primary'} busy={command.busy}>
            {verb}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        <p>{says}</p>
        {deed === 'extend' ? (
          <DateField
            label="Expires at the end of"
            optional
            name="expires"
            defaultValue={exemption.expiresAt?.slice(0, 10)}
          />
        ) : null}
        {deed === 'reject' || deed === 'revoke' ? (
          <TextArea
            label="Reason"
            name="reason"
            maxLength={2_000}
            required={deed === 'reject'}
            optional={deed === 'revoke'}
          />
        ) : null}
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
