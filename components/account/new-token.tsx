'use client'

import { useId, type FormEvent } from 'react'
import { can, roleNames, roles } from '@/lib/auth/policy'
import { formText } from '@/lib/client/form-text'
import { useMe } from '@/lib/client/me'
import { useCommand } from '@/lib/client/use-command'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { Select } from '../ui/select'
import { DateField, TextField } from '../ui/text-field'

type Body = { name: string; role: string; expiresAt: string | null }
export type MadeToken = { id: string; name: string; token: string }

/** Makes a personal token; it is handed to `onMade` and is nowhere else. */
export function NewToken({ onMade, onClose }: { onMade: (made: MadeToken) => void; onClose: () => void }) {
  const id = useId()
  const me = useMe()
  const command = useCommand<Body, MadeToken>((body) => ({ path: '/api/v1/tokens', body }), ['tokens', 'audit'])
  const possible = can(me.grants, 'alerts:triage') ? roles : (['security_reader'] as const)
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const day = formText(data, 'expires')
    const expiresAt = day === '' ? null : `${day}T23:59:59.999Z`
    command.run({ name: formText(data, 'name'), role: formText(data, 'role'), expiresAt }, { onSuccess: onMade })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="New personal token"
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            Make token
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit} autoComplete="off">
        <TextField label="Name" name="name" hint="Where it is used." required maxLength={80} />
        <Select
          label="At most"
          name="role"
          options={possible.map((value) => ({ value, label: roleNames[value] }))}
          defaultValue="security_reader"
          hint="It never may do more than you, even if your roles change."
        />
        <DateField label="Expires" name="expires" optional hint="The end of that day in UTC." />
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
