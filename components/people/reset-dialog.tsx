'use client'

import { useId, type FormEvent } from 'react'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { PasswordField } from './password-field'
import type { PersonFacts } from './person-facts'

/** Sets a new password for somebody and ends their sessions. */
export function ResetDialog({ person, onClose }: { person: PersonFacts; onClose: () => void }) {
  const id = useId()
  const command = useCommand<string>(
    (password) => ({ path: `/api/v1/people/${person.id}/password`, body: { password } }),
    ['people', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    command.run(formText(new FormData(event.currentTarget), 'password'), { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`New password for ${person.name}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            Set password
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit} autoComplete="off">
        <PasswordField />
        <p className="muted">Every session of {person.name} ends. Personal tokens go on.</p>
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
