import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'

/** A secret that is shown this once. `note` says what else a person should know of it. */
export function TokenOnce({
  title = 'New token, shown once',
  token,
  note,
  kept = 'Only a hash is kept.',
}: {
  title?: string
  token: string
  note?: ReactNode
  /** What of it stays here. */
  kept?: string
}) {
  return (
    <section className="note note-accent" aria-label={title}>
      <div className="grow stack">
        <div className="row between">
          <h3 className="h3">{title}</h3>
          {note === undefined ? null : <span className="s muted">{note}</span>}
        </div>
        <div className="row">
          <input
            className="input mono grow"
            aria-label={title}
            readOnly
            value={token}
            onFocus={(event) => event.target.select()}
          />
          <CopyButton text={token} words="Copy" variant="primary" />
        </div>
        <p className="s muted">{kept} After you leave this page nobody can read it again.</p>
      </div>
    </section>
  )
}
