'use client'

import { ChevronDown } from 'lucide-react'
import { useCommand } from '@/lib/client/use-command'
import { useMe } from '@/lib/client/me'
import { alertStatuses, dismissReasons, type AlertStatus, type DismissReason } from '@/lib/model/alert'
import { mayMove } from '@/lib/model/alert-transitions'
import type { IncidentDetail } from '@/lib/model/incident-view'
import { AlertStatusMark, alertStatusNames } from '../mark/status-mark'
import { FormFailure } from '../ui/form-failure'
import { Menu } from '../ui/menu'
import { reasonNames } from './words'

type Wish = { status: AlertStatus; reason?: DismissReason }

/** Status and owner of an incident, for those who may change them; its alerts go with it. */
export function IncidentControls({ incident }: { incident: IncidentDetail }) {
  const me = useMe()
  const { id, version } = incident
  const areas = ['incidents', 'alerts', 'counts'] as const
  const status = useCommand(
    (wish: Wish) => ({ path: `/api/v1/incidents/${id}/status`, body: { ...wish, version } }),
    areas,
  )
  const owner = useCommand(
    (wish: string | null) => ({ path: `/api/v1/incidents/${id}/owner`, body: { owner: wish, version } }),
    areas,
  )
  const failure = status.failure ?? owner.failure
  const isMine = incident.owner?.id === me.id
  return (
    <div className="inc-controls">
      <Menu
        triggerClassName="fchip"
        menuLabel="Status"
        trigger={
          <>
            <AlertStatusMark status={incident.status} />
            <ChevronDown className="i" aria-hidden="true" />
          </>
        }
        groups={[
          {
            choice: 'single',
            items: alertStatuses
              .filter((one) => one !== 'dismissed' && (one === incident.status || mayMove(incident.status, one)))
              .map((one) => ({
                id: one,
                label: alertStatusNames[one],
                selected: one === incident.status,
                onAction: () => one !== incident.status && status.run({ status: one }),
              })),
          },
          {
            choice: 'single',
            items: (mayMove(incident.status, 'dismissed') ? dismissReasons : []).map((reason) => ({
              id: reason,
              label: `Dismiss: ${reasonNames[reason].toLowerCase()}`,
              selected: incident.status === 'dismissed' && incident.statusReason === reason,
              onAction: () => status.run({ status: 'dismissed', reason }),
            })),
          },
        ]}
      />
      <Menu
        triggerClassName="fchip"
        menuLabel="Owner"
        trigger={
          <>
            <b>{incident.owner?.name ?? 'No owner'}</b>
            <ChevronDown className="i" aria-hidden="true" />
          </>
        }
        groups={[
          {
            choice: 'single',
            items: [
              { id: 'me', label: me.name, selected: isMine, onAction: () => isMine || owner.run('me') },
              {
                id: 'nobody',
                label: 'No owner',
                selected: incident.owner === null,
                onAction: () => incident.owner !== null && owner.run(null),
              },
            ],
          },
        ]}
      />
      <span className="s muted">Changes go to all {incident.alerts} alerts.</span>
      {failure ? <FormFailure error={failure} /> : null}
    </div>
  )
}
