import Link from 'next/link'
import type { Json } from '@/lib/model/json'
import { KeyValues } from '../ui/key-values'
import { Stamp } from '../ui/time'
import { jsonDiff } from './json-diff'

/** An entry of the audit log as the parts of the page see it. */
export type AuditFacts = {
  id: string
  at: string
  actor: { kind: string; id: string | null; name: string }
  action: string
  outcome: 'done' | 'refused'
  subject: { kind: string; id: string | null; name: string | null }
  environmentId: string | null
  before: Json
  after: Json
  address: string | null
  userAgent: string | null
  requestId: string | null
}

type DetailsProps = { entry: AuditFacts; href: (changes: Readonly<Record<string, string | null>>) => string }

/** What lies under a row: what changed, from where, and the way to everything else of the same person or thing. */
export function AuditDetails({ entry, href }: DetailsProps) {
  const changes = jsonDiff(entry.before, entry.after)
  return (
    <div className="stack">
      {changes.length === 0 ? (
        <p className="muted">
          {entry.outcome === 'refused' ? 'Refused: nothing was changed.' : 'No state was recorded with it.'}
        </p>
      ) : (
        <KeyValues
          items={changes.map((change) => ({
            key: change.path,
            value: (
              <>
                {change.before === null ? null : (
                  <>
                    <span className="sr-only">was </span>
                    <span className="muted">{change.before}</span> <span aria-hidden="true">→ </span>
                    <span className="sr-only">, is now </span>
                  </>
                )}
                {change.after ?? 'nothing'}
              </>
            ),
          }))}
        />
      )}
      <KeyValues
        items={[
          { key: 'When', value: <Stamp at={entry.at} /> },
          { key: 'Action', value: <code>{entry.action}</code> },
          { key: 'From', value: entry.address ?? 'not known' },
          { key: 'With', value: entry.userAgent ?? 'not known' },
          { key: 'Request', value: <code>{entry.requestId ?? '–'}</code> },
        ]}
      />
      <p className="row">
        {entry.actor.id === null ? null : (
          <Link className="link" href={href({ actor: entry.actor.id, open: null })}>
            All of {entry.actor.name}
          </Link>
        )}
        {entry.subject.id === null ? null : (
          <Link className="link" href={href({ subject: entry.subject.id, open: null })}>
            All about {entry.subject.name ?? `this ${entry.subject.kind}`}
          </Link>
        )}
      </p>
    </div>
  )
}
