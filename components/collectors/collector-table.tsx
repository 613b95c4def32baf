'use client'

import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { Count } from '../ui/count'
import { Age } from '../ui/time'
import type { CollectorFacts } from './collector-facts'
import { HealthWord } from './health-word'

const overdue = (row: CollectorFacts) => row.health === 'silent' || row.health === 'late'

const columns: readonly Column<CollectorFacts>[] = [
  { id: 'health', header: 'Health', width: 112, cell: (row) => <HealthWord health={row.health} />, small: 'fact' },
  { id: 'name', header: 'Collector', cell: (row) => row.name, opens: true, small: 'name' },
  {
    id: 'environment',
    header: 'Environment',
    width: 104,
    cell: (row) => row.environment,
    className: 'muted',
    small: 'place',
  },
  { id: 'formats', header: 'Formats', width: 132, cell: (row) => row.formats.join(', '), className: 'muted' },
  {
    id: 'seen',
    header: 'Last report',
    width: 92,
    right: true,
    small: 'when',
    cell: (row) => (
      <span className={overdue(row) ? 'strong' : 'muted'}>
        <Age at={row.lastSeenAt} />
      </span>
    ),
  },
  { id: 'received', header: 'In 24 h', width: 72, right: true, cell: (row) => <Count {...row.received} /> },
  {
    id: 'rejected',
    header: 'Rejected',
    label: 'Rejected in 24 h',
    width: 92,
    right: true,
    cell: (row) => (
      <span className={row.rejected > 0 ? 'strong' : 'faint'}>
        <Count value={row.rejected} />
      </span>
    ),
  },
  {
    id: 'refused',
    header: 'Refused',
    label: 'Refused because the plan was off',
    width: 92,
    right: true,
    cell: (row) => (
      <span className={row.refused > 0 ? 'strong' : 'faint'}>
        <Count value={row.refused} />
      </span>
    ),
  },
]

type TableProps = {
  items: readonly CollectorFacts[]
  openId: string | null
  href: (row: CollectorFacts) => string
  onEscape: (() => void) | undefined
}

/** Collectors, one to a row. Beside an open pane the columns that the pane says in full give way. */
export function CollectorTable({ items, openId, href, onEscape }: TableProps) {
  return (
    <DataTable
      caption="Collectors"
      columns={openId === null ? columns : columns.filter(({ id }) => id !== 'refused' && id !== 'formats')}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      {...{ href, openId, onEscape }}
    />
  )
}
