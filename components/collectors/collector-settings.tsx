'use client'

import { useState, type FormEvent } from 'react'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { Button } from '../ui/button'
import { formatSpan } from '../ui/format-time'
import { FormFailure } from '../ui/form-failure'
import { KeyValues } from '../ui/key-values'
import { DateField, TextField } from '../ui/text-field'
import { Age, Stamp } from '../ui/time'
import type { CollectorFacts } from './collector-facts'
import { endOfDay } from '@/lib/client/end-of-day'
import { FormatChoice } from './format-choice'

function Facts({ collector }: { collector: CollectorFacts }) {
  const { rhythm } = collector
  return (
    <KeyValues
      items={[
        { key: 'Environment', value: collector.environment },
        { key: 'Formats', value: collector.formats.join(', ') },
        {
          key: 'Rhythm',
          value: rhythm === null ? 'None, or not known yet' : `About every ${formatSpan(rhythm * 1000)}`,
        },
        { key: 'Token', value: <code>{collector.hint}</code> },
        { key: 'Token made', value: <Stamp at={collector.tokenIssuedAt} /> },
        { key: 'Token expires', value: <Stamp at={collector.expiresAt} none="Never" /> },
        { key: 'Collector made', value: <Stamp at={collector.createdAt} /> },
        {
          key: 'Refused',
          value:
            collector.refused === 0 ? (
              'None'
            ) : (
              <>
                {collector.refused} while the plan was off, the last <Age at={collector.lastRefusedAt} />
              </>
            ),
        },
      ]}
    />
  )
}

type Body = { name: string; formats: string[]; expiresAt?: string | null }

function SettingsForm({ collector }: { collector: CollectorFacts }) {
  const [missing, setMissing] = useState(false)
  const [saved, setSaved] = useState(false)
  const command = useCommand<Body>(
    (body) => ({ path: `/api/v1/collectors/${collector.id}`, method: 'PATCH', body }),
    ['collectors', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const formats = data.getAll('format').flatMap((value) => (typeof value === 'string' ? value : []))
    setMissing(formats.length === 0)
    setSaved(false)
    if (formats.length === 0) return
    const day = formText(data, 'expires')
    // A day that was not touched keeps the hour it had.
    const expiry = day === (collector.expiresAt?.slice(0, 10) ?? '') ? {} : { expiresAt: endOfDay(day) }
    command.run({ name: formText(data, 'name').trim(), formats, ...expiry }, { onSuccess: () => setSaved(true) })
  }
  return (
    <form className="form" onSubmit={onSubmit} onChange={() => setSaved(false)}>
      <TextField label="Name" name="name" required maxLength={80} defaultValue={collector.name} autoComplete="off" />
      <FormatChoice chosen={collector.formats} error={missing ? 'Choose at least one format.' : undefined} />
      <DateField
        label="Token expires"
        name="expires"
        optional
        defaultValue={collector.expiresAt?.slice(0, 10)}
        hint="The end of that day in UTC."
      />
      <FormFailure error={command.failure} />
      <div className="row">
        <Button type="submit" busy={command.busy}>
          Save
        </Button>
        <output className="s muted">{saved ? 'Saved' : ''}</output>
      </div>
    </form>
  )
}

/** What the collector is and may, and the form that changes it for who may. */
export function CollectorSettings({ collector, mayWrite }: { collector: CollectorFacts; mayWrite: boolean }) {
  return (
    <>
      <Facts collector={collector} />
      {collector.revokedAt !== null ? (
        <p className="muted">
          Revoked <Stamp at={collector.revokedAt} />. It cannot be brought back.
        </p>
      ) : mayWrite ? (
        <SettingsForm key={collector.id} collector={collector} />
      ) : (
        <p className="muted">A security admin of {collector.environment} can change this.</p>
      )}
    </>
  )
}
