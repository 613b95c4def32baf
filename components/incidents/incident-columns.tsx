import type { IncidentItem } from '@/lib/model/incident-view'
import type { Column } from '../data-table/column'
import { SeverityMark } from '../mark/severity-mark'
import { AlertStatusMark } from '../mark/status-mark'
import { Chip } from '../ui/chip'
import { Time } from '../ui/time'
import { alertWords } from './words'

/** Columns of the list of incidents. */
export const incidentColumns: readonly Column<IncidentItem>[] = [
  {
    id: 'severity',
    header: '',
    label: 'Severity',
    width: 44,
    tight: true,
    small: 'mark',
    cell: (row) => <SeverityMark severity={row.severity} />,
  },
  {
    id: 'title',
    header: 'Incident',
    opens: true,
    small: 'name',
    cell: (row) => (
      <>
        {row.sample ? <Chip tone="line">sample</Chip> : null} <b className="strong">{row.title}</b>
      </>
    ),
  },
  {
    id: 'place',
    header: 'Where',
    width: 170,
    small: 'place',
    cell: (row) => <span className="faint">{row.cluster?.name ?? row.environment.name}</span>,
  },
  { id: 'alerts', header: 'Alerts', width: 90, right: true, small: 'fact', cell: (row) => alertWords(row.alerts) },
  { id: 'seen', header: 'Last seen', width: 100, small: 'when', cell: (row) => <Time at={row.lastSeenAt} /> },
  { id: 'status', header: 'Status', width: 120, cell: (row) => <AlertStatusMark status={row.status} /> },
  {
    id: 'owner',
    header: 'Owner',
    width: 150,
    cell: (row) => row.owner?.name ?? <span className="faint">No owner</span>,
  },
]
