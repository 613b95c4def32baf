import Link from 'next/link'
import type { AlertDetail } from '@/lib/model/alert-view'
import { SeverityMark } from '../mark/severity-mark'
import { AlertStatusMark } from '../mark/status-mark'
import { formatCount } from '../ui/format-count'
import { formatStretch } from '../ui/format-time'
import { Note } from '../ui/note'
import { Stamp, Time } from '../ui/time'
import type { StatusWish } from './api'
import { AlertTimeline } from './alert-timeline'
import { EntityList } from './entity-list'
import { TacticLine } from './tactic-line'

type DetailsProps = {
  alert: AlertDetail
  href: (path: string) => string
  onRestore?: ((wish: StatusWish) => void) | undefined
}

/** The tab that says what happened, to what, and what has been done about it. */
export function AlertDetails({ alert, href, onRestore }: DetailsProps) {
  const times = alert.count === 1 ? 'Seen once' : `Seen ${formatCount(alert.count)} times`
  return (
    <>
      {alert.sample ? <Note tone="accent">Sample alert: made by a simulation, not by a sensor.</Note> : null}
      {alert.incident === null ? null : (
        <p className="row">
          <SeverityMark severity={alert.incident.severity} />
          <span className="wrap">
            Part of incident{' '}
            <Link className="link" href={href(`/incidents/${alert.incident.id}`)}>
              {alert.incident.title}
            </Link>{' '}
            <span className="faint">of {formatCount(alert.incident.alerts)} alerts</span>
          </span>
        </p>
      )}
      <p>
        {alert.description} {times}
        {alert.count === 1 ? ' at ' : ' from '}
        {alert.count === 1 ? (
          <Stamp at={alert.firstSeenAt} />
        ) : (
          formatStretch(new Date(alert.firstSeenAt), new Date(alert.lastSeenAt))
        )}
        .
      </p>
      <TacticLine shown={alert.tactics} />
      <section>
        <h3 className="h3">Entities</h3>
        <EntityList alert={alert} href={href} />
      </section>
      <section>
        <h3 className="h3">Timeline</h3>
        <AlertTimeline alert={alert} onRestore={onRestore} />
      </section>
      {alert.related.length === 0 ? null : (
        <section>
          <h3 className="h3">Related alerts</h3>
          <ul className="linked">
            {alert.related.map((other) => (
              <li key={other.id}>
                <SeverityMark severity={other.severity} />
                <span className="grow related">
                  <Link className="link" href={href(`/alerts/${other.id}`)}>
                    {other.title}
                  </Link>
                  <span className="s faint wrap">{other.shared.join(', ')}</span>
                </span>
                <Time at={other.lastSeenAt} />
                <AlertStatusMark status={other.status} word={false} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
