'use client'

import Link from 'next/link'
import { useState } from 'react'
import { SeverityMark } from '@/components/mark/severity-mark'
import { Button } from '@/components/ui/button'
import { CodeWords } from '@/components/ui/code-words'
import { KeyValues } from '@/components/ui/key-values'
import { Pane } from '@/components/ui/split'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { DetectionItem, DetectionStanding } from '@/lib/model/detection-setting'
import { TuneForm } from './tune-form'
import { kindWords, tuningWords } from './words'

type PaneProps = { detection: DetectionItem; closeHref: string; to: (href: string) => string }

const Lines = ({ items }: { items: readonly string[] }) => (
  <ul className="stack">
    {items.map((item) => (
      <li key={item}>
        <CodeWords text={item} />
      </li>
    ))}
  </ul>
)

/** One detection: what fires, what is benign, what it needs, and how it stands in each environment. */
export function DetectionPane({ detection, closeHref, to }: PaneProps) {
  const me = useMe()
  const [tuned, setTuned] = useState<DetectionStanding | null>(null)
  const mayWrite = (id: string) => can(me.grants, 'environments:write', id)
  const { environments, preventedBy, defender } = detection
  return (
    <Pane
      label={detection.name}
      closeHref={closeHref}
      head={
        <>
          <div className="row">
            <SeverityMark severity={detection.severity} />
            <span className="muted mono s">{detection.id}</span>
          </div>
          <h2>{detection.name}</h2>
        </>
      }
      foot={
        <Link className="link" href={to(`/alerts?type=${encodeURIComponent(detection.id)}`)}>
          Alerts of this type
        </Link>
      }
    >
      <p>
        <CodeWords text={detection.description} />
      </p>
      <KeyValues
        items={[
          { key: 'Fires when', value: <CodeWords text={detection.fires} /> },
          { key: 'Benign causes', value: <Lines items={detection.benign} /> },
          { key: 'Decided by', value: kindWords[detection.kind] },
          { key: 'Audit level', value: `${detection.level}, at least` },
          { key: 'ATT&CK', value: detection.techniques.join(', ') },
          ...(defender.length > 0 ? [{ key: 'Defender', value: defender.join(', ') }] : []),
          ...(preventedBy.length > 0
            ? [
                {
                  key: 'Prevented by',
                  value: (
                    <span className="stack">
                      {preventedBy.map((id) => (
                        <Link key={id} className="link" href={to(`/recommendations/${encodeURIComponent(id)}`)}>
                          {id}
                        </Link>
                      ))}
                    </span>
                  ),
                },
              ]
            : []),
          { key: 'What to do', value: <Lines items={detection.remediation} /> },
        ]}
      />
      <h3 className="h3">By environment</h3>
      <div className="stack">
        {environments.map((environment) => (
          <section key={environment.id} className="stack" aria-label={`${detection.name} in ${environment.name}`}>
            <div className="row between">
              <b className="strong">{environment.name}</b>
              {mayWrite(environment.id) ? (
                <Button small onClick={() => setTuned(environment)}>
                  Change
                  <span className="sr-only">
                    {' '}
                    {detection.name} in {environment.name}
                  </span>
                </Button>
              ) : null}
            </div>
            <p className="muted">
              {environment.enabled ? 'On' : 'Off'}
              {detection.tunable.length > 0 ? `. ${tuningWords(detection, environment.tuning)}` : ''}
              {environment.updatedBy ? `. Set by ${environment.updatedBy}` : ''}
            </p>
          </section>
        ))}
      </div>
      {environments.some(({ id }) => mayWrite(id)) ? null : (
        <p className="muted">A security admin of the environment can change these.</p>
      )}
      {tuned ? (
        <TuneForm key={tuned.id} detection={detection} environment={tuned} onClose={() => setTuned(null)} />
      ) : null}
    </Pane>
  )
}
