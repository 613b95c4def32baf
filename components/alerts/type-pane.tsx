import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AlertType } from '@/lib/model/alert-type'
import { techniqueName } from '@/lib/model/technique'
import { Breakable } from '../ui/breakable'
import { CodeWords } from '../ui/code-words'
import { KeyValues } from '../ui/key-values'
import { Pane } from '../ui/split'
import { SeverityMark } from '../mark/severity-mark'
import { tacticName } from './words'

type PaneProps = { type: AlertType; closeHref: string; hrefOf: (id: string) => string; href: (path: string) => string }

/** One kind of alert: what it means, when it fires, what is harmless, what to do and what prevents it. */
export function TypePane({ type, closeHref, hrefOf, href }: PaneProps) {
  const told = type.audit ?? type.process
  return (
    <Pane
      label={type.name}
      closeHref={closeHref}
      bar={<span className="muted s">Alert reference</span>}
      head={
        <>
          <div className="row">
            <SeverityMark severity={type.severity} />
            <code className="muted s min-w-0">
              <Breakable text={type.id} />
            </code>
          </div>
          <h2>{type.name}</h2>
        </>
      }
    >
      <p className="wrap">
        <CodeWords text={type.description} />
      </p>
      {told ? <Part title="Fires when">{listOf([told.fires])}</Part> : null}
      {told && told.benign.length > 0 ? <Part title="Known benign causes">{listOf(told.benign)}</Part> : null}
      <Part title="What to do">{listOf(type.remediation)}</Part>
      <KeyValues
        items={[
          { key: 'Tactics', value: type.tactics.map(tacticName).join(', ') || 'none named' },
          {
            key: 'Techniques',
            value: type.techniques.map((id) => `${id} ${techniqueName(id)}`).join(', ') || 'none named',
          },
          ...(type.severityReason ? [{ key: 'Severity', value: type.severityReason }] : []),
          ...(type.audit ? [{ key: 'Audit level', value: `${type.audit.level} or more` }] : []),
          ...(type.rules.source === 'falco' && type.rules.names.length > 0
            ? [{ key: 'Rules', value: type.rules.names.join(', ') }]
            : []),
          ...(type.defender.length > 0 ? [{ key: 'Defender', value: type.defender.join(', ') }] : []),
          ...(type.preventedBy.length > 0
            ? [{ key: 'Prevented by', value: links(type.preventedBy, (id) => href(`/recommendations/${id}`)) }]
            : []),
          ...(type.related.length > 0 ? [{ key: 'Same meaning', value: links(type.related, hrefOf) }] : []),
        ]}
      />
      <Link className="link" href={href(`/alerts?status=all&type=${encodeURIComponent(type.id)}`)}>
        Alerts of this kind
      </Link>
    </Pane>
  )
}

const listOf = (texts: readonly string[]) => (
  <ul className="stack">
    {texts.map((text) => (
      <li key={text} className="wrap">
        <CodeWords text={text} />
      </li>
    ))}
  </ul>
)

const links = (ids: readonly string[], to: (id: string) => string) => (
  <span className="stack">
    {ids.map((id) => (
      <Link key={id} className="link" href={to(id)}>
        {id}
      </Link>
    ))}
  </span>
)

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="h3">{title}</h3>
      {children}
    </section>
  )
}
