'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { Avatar } from '../ui/avatar'
import { Button } from '../ui/button'
import { useNow } from '../ui/clock'
import { Kbd } from '../ui/kbd'
import { sendComment } from './api'
import { failureWords } from './conflict'

export const commentFieldId = 'alert-comment'

/** One line to say something to the others; it goes to the timeline. Text that could not be saved stays. */
export function CommentField({ alertId }: { alertId: string }) {
  const client = useQueryClient()
  const me = useMe()
  const now = useNow()
  const [text, setText] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function save() {
    const comment = text.trim()
    if (comment === '' || busy) return
    setBusy(true)
    try {
      await sendComment(alertId, comment)
      setText('')
      setSaid(null)
      await client.invalidateQueries({ queryKey: keys.area('alerts') })
    } catch (error) {
      setSaid(failureWords(error, now))
    }
    setBusy(false)
  }
  return (
    <form
      className="comment"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {said === null ? null : (
        <p className="bad s" role="alert">
          {said}
        </p>
      )}
      <div className="row">
        <Avatar name={me.name} />
        <input
          id={commentFieldId}
          className="input grow"
          aria-label="Comment"
          placeholder="Write a comment"
          maxLength={4000}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {text.trim() === '' ? (
          <span className="hide-small">
            <Kbd>C</Kbd>
          </span>
        ) : (
          <Button type="submit" small busy={busy}>
            Comment
          </Button>
        )}
      </div>
    </form>
  )
}
