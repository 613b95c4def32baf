'use client'

import { CircleAlert } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { formText } from '@/lib/client/form-text'
import { signIn, type SignInResult } from '@/lib/client/sign-in'
import { Button } from '../ui/button'
import { Note } from '../ui/note'
import { TextField } from '../ui/text-field'

type Failure = Extract<SignInResult, { ok: false }>

/** Counts seconds down to zero, once a second. */
function useCountdown(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, setLeft]
}

function failureText(failure: Failure, left: number): string | null {
  switch (failure.reason) {
    case 'wrong':
      return 'E-mail or password is wrong.'
    case 'disabled':
      return 'This account is disabled. A security admin can enable it.'
    case 'address':
      return 'Plimsoll was not set up for the address this page was opened under. Open it under the one in PLIMSOLL_URL.'
    case 'limited':
      return left > 0 ? `Too many tries from this address. The next one is possible in ${left} s.` : null
    case 'away':
      return 'The server did not answer. Your password was not checked; try again.'
  }
}

/** E-mail, password, and what went wrong. Leaves for `next` by a full load, so that nothing of before stays in memory. */
export function SignInForm({ next }: { next: string }) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [left, setLeft] = useCountdown()
  const password = useRef<HTMLInputElement>(null)

  async function submit(form: HTMLFormElement) {
    const data = new FormData(form)
    setBusy(true)
    setFailure(null)
    const result = await signIn(formText(data, 'email'), formText(data, 'password'))
    if (result.ok) {
      window.location.assign(next)
      return
    }
    setBusy(false)
    setFailure(result)
    if (result.reason === 'limited') setLeft(result.wait)
    if (result.reason === 'wrong') password.current?.select()
  }
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!busy && left === 0) void submit(event.currentTarget)
  }
  const text = failure ? failureText(failure, left) : null

  return (
    // Without scripts the form would be sent as it is: by POST, so that no password lands in an address.
    <form className="form" method="post" onSubmit={onSubmit}>
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        // The page has one purpose, and this is where it begins.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        ref={password}
      />
      <div role="alert" className={text === null ? 'sr-only' : undefined}>
        {text === null ? null : (
          <Note tone="danger" icon={<CircleAlert className="i" aria-hidden="true" />}>
            {text}
          </Note>
        )}
      </div>
      <Button type="submit" variant="primary" busy={busy} aria-disabled={left > 0 || undefined}>
        Sign in
      </Button>
    </form>
  )
}
