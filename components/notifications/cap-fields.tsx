import { alertSeverities } from '@/lib/model/alert'
import type { Caps } from '@/lib/model/notification'
import { severityNames } from '../mark/severity-name'
import { TextField } from '../ui/text-field'

/** How many messages about one thing a recipient gets within 24 hours, by severity. */
export function CapFields({ caps }: { caps: Caps }) {
  return (
    <fieldset className="stack">
      <legend className="h3">Limits</legend>
      <p className="s muted">
        Messages to one recipient in 24 hours; empty is without limit. What comes after is told in the digest.
      </p>
      <div className="choices-two">
        {alertSeverities.map((severity) => (
          <TextField
            key={severity}
            label={severityNames[severity]}
            name={`cap-${severity}`}
            type="number"
            min={0}
            max={1000}
            optional
            defaultValue={caps[severity] ?? ''}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** What these fields say; nothing when they are not drawn, which leaves the limits as usual. */
export function readCaps(data: FormData): Record<string, number | null> | undefined {
  if (!data.has('cap-high')) return undefined
  return Object.fromEntries(
    alertSeverities.map((severity) => {
      const text = data.get(`cap-${severity}`)
      return [severity, typeof text === 'string' && text.trim() !== '' ? Number(text) : null]
    }),
  )
}
