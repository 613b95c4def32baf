import type { Column } from '../data-table/column'
import { SeverityMark } from '../mark/severity-mark'
import { AlertStatusMark } from '../mark/status-mark'
import { Avatar } from '../ui/avatar'
import { Chip } from '../ui/chip'
import { formatCount } from '../ui/format-count'
import { Due, Time } from '../ui/time'
import type { AlertItem } from '@/lib/model/alert-view'
import { tacticName } from './words'

type Sorts = { severity: string; lastSeen: string; current: 'severity' | 'last-seen' }

const isOpen = (alert: AlertItem) => alert.status === 'active' || alert.status === 'in-progress'

/** The columns of the list; beside an open pane only those that tell alerts apart. */
export function alertColumns({
  narrow,
  selectable,
  sorts,
}: {
  narrow: boolean
  /** Whether boxes stand before the marks; without them the marks begin at the gutter, which takes its place. */
  selectable: boolean
  sorts: Sorts
}): Column<AlertItem>[] {
  const direction = (name: Sorts['current']) => (sorts.current === name ? ('descending' as const) : null)
  const wide = (...columns: Column<AlertItem>[]) => (narrow ? [] : columns)
  return [
    {
      id: 'severity',
      header: '',
      label: 'Severity',
      width: selectable ? 30 : 48,
      tight: true,
      small: 'mark',
      cell: (alert) => <SeverityMark severity={alert.severity} />,
      sort: { href: sorts.severity, direction: direction('severity') },
    },
    {
      id: 'title',
      header: 'Alert',
      cell: (alert) => (
        <>
          {alert.title} {alert.sample ? <Chip tone="line">sample</Chip> : null}
        </>
      ),
      opens: true,
      small: 'name',
    },
    {
      id: 'entity',
      header: 'Entity',
      width: narrow ? 150 : 'clamp(140px, 14vw, 226px)',
      small: 'place',
      cell: (alert) => (
        <>
          {alert.compromised || 'the environment'}{' '}
          {narrow ? null : <span className="sub">{alert.cluster?.name ?? alert.environment.name}</span>}
        </>
      ),
    },
    ...wide({
      id: 'tactic',
      header: 'Tactic',
      width: 'clamp(92px, 8.5vw, 140px)',
      cell: ({ tactics }) => (
        <span className="muted">
          {tactics[0] ? tacticName(tactics[0]) : '–'}
          {tactics.length > 1 ? ` +${tactics.length - 1}` : ''}
        </span>
      ),
    }),
    {
      id: 'count',
      header: 'Count',
      right: true,
      width: narrow ? 58 : 64,
      small: 'fact',
      cell: (alert) => <span className="alert-count">{formatCount(alert.count)}</span>,
    },
    ...wide({
      id: 'first',
      header: 'First',
      right: true,
      width: 64,
      cell: (alert) => (
        <span className="muted">
          <Time at={alert.firstSeenAt} />
        </span>
      ),
    }),
    {
      id: 'last',
      header: 'Last',
      right: true,
      width: 66,
      small: 'when',
      cell: (alert) => <Time at={alert.lastSeenAt} />,
      sort: { href: sorts.lastSeen, direction: direction('last-seen') },
    },
    ...wide({
      id: 'owner',
      header: 'Owner',
      width: 92,
      small: 'fact',
      cell: (alert) => (
        <>
          <span className="wide-only">
            <Avatar name={alert.owner?.name ?? null} label />
          </span>
          <span className="narrow-only">
            <Avatar name={alert.owner?.name ?? null} />
          </span>
        </>
      ),
    }),
    {
      id: 'status',
      header: narrow ? '' : 'Status',
      ...(narrow ? { label: 'Status' } : {}),
      width: narrow ? 36 : 104,
      tight: narrow,
      small: 'fact',
      cell: (alert) =>
        narrow ? (
          <AlertStatusMark status={alert.status} word={false} />
        ) : (
          <>
            <span className="wide-only">
              <AlertStatusMark status={alert.status} />
            </span>
            <span className="narrow-only">
              <AlertStatusMark status={alert.status} word={false} />
            </span>
          </>
        ),
    },
    ...(narrow
      ? [
          {
            id: 'owner',
            header: '',
            label: 'Owner',
            width: 40,
            tight: true,
            cell: (alert: AlertItem) => <Avatar name={alert.owner?.name ?? null} />,
          },
        ]
      : []),
    ...wide({
      id: 'due',
      header: 'Due in',
      right: true,
      width: 112,
      cell: (alert) => (isOpen(alert) ? <Due at={alert.dueAt} /> : <span className="faint">–</span>),
    }),
  ]
}
