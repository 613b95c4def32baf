'use client'

import { useState } from 'react'
import { useCommand } from '@/lib/client/use-command'
import { Button } from '../ui/button'
import { FormFailure } from '../ui/form-failure'

/** One line for the timeline. Text that could not be saved stays. */
export function IncidentComment({ id }: { id: string }) {
  const [text, setText] = useState('')
  const { run, busy, failure } = useCommand(
    (comment: string) => ({ path: `/api/v1/incidents/${id}/comments`, body: { comment } }),
    ['incidents'],
  )
  return (
    <form
      className="inc-comment"
      onSubmit={(event) => {
        event.preventDefault()
        const comment = text.trim()
        if (comment !== '' && !busy) {
          run(comment)
          setText('')
        }
      }}
    >
      <input
        className="input grow"
        aria-label="Comment"
        placeholder="Write a comment"
        maxLength={4000}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">Comment</Button>
      {failure ? <FormFailure error={failure} /> : null}
    </form>
  )
}
