'use client'

import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { alertStatuses, type AlertStatus } from '@/lib/model/alert'
import { mayMove } from '@/lib/model/alert-transitions'
import type { AlertItem } from '@/lib/model/alert-view'
import { SeverityWord } from '../mark/severity-mark'
import { AlertStatusMark, alertStatusNames } from '../mark/status-mark'
import { Avatar } from '../ui/avatar'
import { Menu } from '../ui/menu'
import { Due } from '../ui/time'
import { alertKeys, fetchAlertOwners } from './api'
import { reasonName } from './words'

const isOpen = (status: AlertStatus) => status === 'active' || status === 'in-progress'

/** Severity and why the status is what it is. */
export function AlertFacts({ alert }: { alert: AlertItem }) {
  const { statusReason, statusChangedBy, status } = alert
  const why = statusReason ? reasonName(statusReason).toLowerCase() : null
  return (
    <div className="row">
      <SeverityWord severity={alert.severity} />
      <span className="faint s">
        {isOpen(status)
          ? alert.compromised
          : [alertStatusNames[status], statusChangedBy ? `by ${statusChangedBy}` : null, why]
              .filter(Boolean)
              .join(', ')}
      </span>
    </div>
  )
}

function Rest({ alert }: { alert: AlertItem }) {
  if (!isOpen(alert.status) || alert.dueAt === null) return null
  return (
    <span className="fact-still">
      <span className="muted">Due in</span>{' '}
      <b>
        <Due at={alert.dueAt} />
      </b>
    </span>
  )
}

/** Status and owner as text, for those who read. */
export function AlertState({ alert }: { alert: AlertItem }) {
  return (
    <div className="alert-state">
      <AlertStatusMark status={alert.status} />
      <span className={alert.owner ? undefined : 'muted'}>{alert.owner?.name ?? 'No owner'}</span>
      <Rest alert={alert} />
    </div>
  )
}

export type AlertControlsProps = {
  alert: AlertItem
  onStatus: (status: AlertStatus) => void
  onOwner: (owner: string | null, name: string) => void
}

/** Status and owner as menus, for those who may change them. */
export function AlertControls({ alert, onStatus, onOwner }: AlertControlsProps) {
  const { data } = useQuery({
    queryKey: alertKeys.owners(alert.environment.id),
    queryFn: ({ signal }) => fetchAlertOwners(alert.environment.id, signal),
  })
  return (
    <div className="alert-state">
      <Menu
        triggerClassName="fchip"
        menuLabel="Status"
        trigger={
          <>
            <AlertStatusMark status={alert.status} />
            <ChevronDown className="i" aria-hidden="true" />
          </>
        }
        groups={[
          {
            choice: 'single',
            items: alertStatuses
              .filter((status) => status === alert.status || mayMove(alert.status, status))
              .map((status) => ({
                id: status,
                label: alertStatusNames[status],
                selected: status === alert.status,
                onAction: () => status !== alert.status && onStatus(status),
              })),
          },
        ]}
      />
      <Menu
        triggerClassName="fchip"
        menuLabel="Owner"
        trigger={
          <>
            <Avatar name={alert.owner?.name ?? null} />
            <b>{alert.owner?.name ?? 'No owner'}</b>
            <ChevronDown className="i" aria-hidden="true" />
          </>
        }
        groups={[
          {
            choice: 'single',
            items: [
              { id: 'nobody', label: 'No owner', selected: alert.owner === null, onAction: () => onOwner(null, '') },
              ...(data?.items ?? []).map(({ id, name }) => ({
                id,
                label: name,
                selected: id === alert.owner?.id,
                onAction: () => onOwner(id, name),
              })),
            ],
          },
        ]}
      />
      <Rest alert={alert} />
    </div>
  )
}
