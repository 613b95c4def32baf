'use client'

import { useRef, useState, type FormEvent } from 'react'
import { changePassword, type PasswordChange } from '@/lib/client/change-password'
import { formText } from '@/lib/client/form-text'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import { passwordLength } from '@/lib/model/password-length'

type Failure = Exclude<PasswordChange, { ok: true }>

function failureText(failure: Failure): string {
  switch (failure.reason) {
    case 'wrong':
      return 'This is not your current password.'
    case 'weak':
      return 'The new password must have 10 to 200 characters.'
    case 'limited':
      return `Too many tries from this address. The next one is possible in ${failure.wait} s.`
    case 'signed-out':
      return 'Your session has ended. Sign in again first.'
    case 'away':
      return 'The server did not answer. The password was not changed.'
  }
}

/** Changes one's own password; all other sessions end. */
export function PasswordForm() {
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [state, setState] = useState<PasswordChange | 'different' | null>(null)

  async function submit(data: FormData) {
    const next = formText(data, 'new')
    if (next !== formText(data, 'again')) return setState('different')
    setBusy(true)
    setState(null)
    const result = await changePassword(formText(data, 'current'), next)
    setBusy(false)
    setState(result)
    if (result.ok) form.current?.reset()
  }
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void submit(new FormData(event.currentTarget))
  }
  const failure = state !== null && state !== 'different' && !state.ok ? state : null
  const text = failure === null ? undefined : failureText(failure)
  return (
    <form ref={form} className="form account-form" method="post" onSubmit={onSubmit}>
      <TextField
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={failure?.reason === 'weak' ? undefined : text}
      />
      <TextField
        label="New password"
        name="new"
        type="password"
        autoComplete="new-password"
        minLength={passwordLength.min}
        maxLength={200}
        required
        hint={`At least ${passwordLength.min} characters.`}
        error={failure?.reason === 'weak' ? text : undefined}
      />
      <TextField
        label="New password again"
        name="again"
        type="password"
        autoComplete="new-password"
        required
        error={state === 'different' ? 'This is not the same as above.' : undefined}
      />
      <div className="row">
        <Button type="submit" busy={busy}>
          Change password
        </Button>
        <output className="s muted">
          {state !== null && state !== 'different' && state.ok ? 'Changed. Your other sessions have ended.' : ''}
        </output>
      </div>
    </form>
  )
}
