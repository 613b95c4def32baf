'use client'

import { useState } from 'react'
import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { TextField } from '../ui/text-field'
import { passwordLength } from '@/lib/model/password-length'

const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A password of 20 letters and figures that cannot be mistaken for one another: 116 random bits. */
function makePassword(): string {
  const password: string[] = []
  while (password.length < 20) {
    const [value = 255] = crypto.getRandomValues(new Uint8Array(1))
    // Values past the last whole round would make some letters likelier than others.
    if (value < letters.length * Math.floor(256 / letters.length)) password.push(letters[value % letters.length] ?? '')
  }
  return password.join('')
}

/** A password for somebody else, so it may be seen: typed or made, to be handed over. */
export function PasswordField() {
  const [password, setPassword] = useState('')
  return (
    <div className="stack">
      <TextField
        label="Password"
        name="password"
        mono
        required
        minLength={passwordLength.min}
        maxLength={200}
        autoComplete="new-password"
        spellCheck={false}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        hint={`At least ${passwordLength.min} characters. Hand it over in person; the person changes it under Your account.`}
      />
      <div className="row">
        <Button small onClick={() => setPassword(makePassword())}>
          Make one
        </Button>
        {password === '' ? null : <CopyButton text={password} words="Copy" />}
      </div>
    </div>
  )
}
