'use client'

import Link from 'next/link'
import { useCommand } from '@/lib/client/use-command'
import type { IncidentDetail } from '@/lib/model/incident-view'
import { SeverityMark } from '../mark/severity-mark'
import { AlertStatusMark } from '../mark/status-mark'
import { Button } from '../ui/button'
import { FormFailure } from '../ui/form-failure'
import { Time } from '../ui/time'

type AlertsProps = { incident: IncidentDetail; href: (path: string) => string; mayTriage: boolean }

/** The alerts of an incident; who may can take one out that does not belong to it. */
export function IncidentAlerts({ incident, href, mayTriage }: AlertsProps) {
  const { run, busy, failure } = useCommand(
    (alert: string) => ({ path: `/api/v1/incidents/${incident.id}/unlink`, body: { alert } }),
    ['incidents', 'alerts'],
  )
  return (
    <>
      {failure ? <FormFailure error={failure} /> : null}
      <ul className="inc-alerts">
        {incident.alertItems.map((alert) => (
          <li key={alert.id}>
            <SeverityMark severity={alert.severity} />
            <span className="inc-alert wrap">
              <Link className="link" href={href(`/alerts/${alert.id}`)}>
                {alert.title}
              </Link>
              <span className="s faint wrap">{alert.compromised}</span>
            </span>
            <Time at={alert.lastSeenAt} />
            <AlertStatusMark status={alert.status} word={false} />
            {mayTriage ? (
              <Button small variant="quiet" disabled={busy} onClick={() => run(alert.id)}>
                Take out<span className="sr-only"> {alert.title}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
