'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormFailure } from '@/components/ui/form-failure'
import { Note } from '@/components/ui/note'
import { Select } from '@/components/ui/select'
import { DateField, TextField } from '@/components/ui/text-field'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { formText } from '@/lib/client/form-text'
import { keys } from '@/lib/client/keys'
import { useCommand } from '@/lib/client/use-command'
import { exceptionParts, type DetectionExceptionPreview } from '@/lib/model/detection-setting'

type FormProps = { environments: readonly { id: string; name: string }[]; onClose: () => void }
type Asked = {
  environment: string
  detection?: string
  user?: string
  namespace?: string
  image?: string
  name?: string
}

const partWords = {
  user: { label: 'User', example: 'system:serviceaccount:build:*' },
  namespace: { label: 'Namespace', example: 'preview-*' },
  image: { label: 'Image repository', example: 'ghcr.io/acme/*' },
  name: { label: 'Name of the object', example: 'smoke-test-*' },
} as const

function read(form: HTMLFormElement): Asked & { reason: string; expires: string } {
  const data = new FormData(form)
  const given = (name: string) => {
    const text = formText(data, name).trim()
    return text === '' ? {} : { [name]: text }
  }
  const parts = Object.assign({}, given('detection'), ...exceptionParts.map(given)) as Omit<Asked, 'environment'>
  return {
    environment: formText(data, 'environment'),
    ...parts,
    reason: formText(data, 'reason').trim(),
    expires: formText(data, 'expires'),
  }
}

/** Makes an exception; shows first which alerts of the last 30 days it would have covered. */
export function ExceptionForm({ environments, onClose }: FormProps) {
  const id = useId()
  const [asked, setAsked] = useState<Asked | null>(null)
  const command = useCommand<object>(
    (body) => ({ path: '/api/v1/detection-exceptions', body }),
    ['detections', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { expires, ...body } = read(event.currentTarget)
    command.run({ ...body, ...(expires ? { expiresAt: `${expires}T23:59:59Z` } : {}) }, { onSuccess: onClose })
  }
  function look() {
    const form = document.getElementById(id)
    if (!(form instanceof HTMLFormElement)) return
    const { expires: _expires, reason: _reason, ...parts } = read(form)
    setAsked(parts)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title="New exception"
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            Make exception
          </Button>
          <Button onClick={look}>Look what it covers</Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        <Select
          label="Environment"
          name="environment"
          defaultValue={environments[0]?.id ?? ''}
          options={environments.map(({ id: value, name: label }) => ({ value, label }))}
        />
        <TextField
          label="Detection"
          name="detection"
          hint="Its id; empty for every detection."
          optional
          mono
          maxLength={100}
        />
        <div className="choices-two">
          {exceptionParts.map((part) => (
            <TextField
              key={part}
              label={partWords[part].label}
              name={part}
              placeholder={partWords[part].example}
              optional
              mono
              maxLength={253}
            />
          ))}
        </div>
        <TextField label="Reason" name="reason" required minLength={3} maxLength={500} autoComplete="off" />
        <DateField label="Ends after" name="expires" hint="Without a day it stays until somebody ends it." optional />
        {asked ? <Preview asked={asked} /> : null}
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}

function Preview({ asked }: { asked: Asked }) {
  const query = useQuery({
    queryKey: keys.detail('detections', 'preview', asked),
    queryFn: ({ signal }) =>
      fetchJson<DetectionExceptionPreview>(`/api/v1/detection-settings/preview${queryString(asked)}`, { signal }),
    staleTime: 0,
    retry: false,
  })
  if (query.isError) return <Note tone="danger">{query.error.message}</Note>
  if (!query.data) return <p className="muted">Reading the alerts of 30 days …</p>
  const { covered, looked, capped, sample } = query.data
  return (
    <div role="status" className="stack">
      <Note tone="accent">
        It would have covered {covered} of {capped ? 'the newest ' : ''}
        {looked} alerts of the last 30 days.
      </Note>
      <ul className="stack">
        {sample.map((one) => (
          <li key={one.id} className="muted">
            {one.title}: {one.compromised}
          </li>
        ))}
      </ul>
    </div>
  )
}
