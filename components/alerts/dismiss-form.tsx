'use client'

import { useState, type ReactNode } from 'react'
import { dismissReasons, type DismissReason } from '@/lib/model/alert'
import { Button } from '../ui/button'
import { RadioGroup } from '../ui/choice'
import { Note } from '../ui/note'
import { TextArea } from '../ui/text-field'
import type { StatusWish } from './api'
import { reasonNames } from './words'

export type DismissFormProps = {
  legend: string
  verb: string
  /** Saves; answers with the words of a failure, or null. */
  onDismiss: (wish: StatusWish) => Promise<string | null>
  onCancel?: () => void
  children?: ReactNode
}

const order = Object.keys(reasonNames) as DismissReason[]
const options = order
  .filter((reason) => dismissReasons.includes(reason))
  .map((value) => ({ value, ...reasonNames[value] }))

/** Why, and a comment if there is more to say. The reason is never chosen beforehand. */
export function DismissForm({ legend, verb, onDismiss, onCancel, children }: DismissFormProps) {
  const [reason, setReason] = useState<string>('')
  const [comment, setComment] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function save() {
    const chosen = order.find((name) => name === reason)
    if (!chosen) return setSaid('Choose a reason.')
    const text = comment.trim()
    if (chosen === 'other' && text === '') return setSaid('Write in the comment what the reason is.')
    setBusy(true)
    setSaid(await onDismiss({ status: 'dismissed', reason: chosen, ...(text === '' ? {} : { comment: text }) }))
    setBusy(false)
  }
  return (
    <form
      className="dismiss"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <RadioGroup
        legend={legend}
        columns={2}
        options={options}
        value={reason}
        onChange={(value) => {
          setReason(value)
          setSaid(null)
        }}
      />
      <TextArea
        label="Comment"
        optional={reason !== 'other'}
        maxLength={4000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      {said === null ? null : (
        <div role="alert">
          <Note tone="danger">{said}</Note>
        </div>
      )}
      <div className="row">
        <Button type="submit" variant="primary" busy={busy}>
          {verb}
        </Button>
        {onCancel ? (
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
        <span className="grow" />
        {children ?? <span className="s faint">Written to the audit log, can be reopened</span>}
      </div>
    </form>
  )
}
