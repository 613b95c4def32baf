import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { SeverityMark } from '../mark/severity-mark'
import type { AlertType } from '@/lib/model/alert-type'
import { tacticName } from './words'

const columns: Column<AlertType>[] = [
  {
    id: 'severity',
    header: '',
    label: 'Severity',
    width: 44,
    tight: true,
    small: 'mark',
    cell: (row) => <SeverityMark severity={row.severity} />,
  },
  { id: 'name', header: 'Alert', opens: true, small: 'name', cell: (row) => row.name },
  {
    id: 'id',
    header: 'Id',
    width: 'clamp(160px, 22vw, 300px)',
    small: 'place',
    cell: (row) => <code className="muted">{row.id}</code>,
  },
  {
    id: 'tactics',
    header: 'Tactic',
    width: 'clamp(110px, 12vw, 180px)',
    cell: (row) => <span className="muted">{row.tactics.map(tacticName).join(', ') || '–'}</span>,
  },
]

/** The alert reference: every kind of alert there is. */
export function TypeTable(props: {
  items: readonly AlertType[]
  openId: string | null
  hrefOf: (id: string) => string
  onEscape: (() => void) | undefined
}) {
  const { items, openId, hrefOf, onEscape } = props
  return (
    <DataTable
      caption="Kinds of alerts"
      columns={openId === null ? columns : columns.filter(({ id }) => id !== 'id')}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      href={(row) => hrefOf(row.id)}
      openId={openId}
      {...(onEscape && { onEscape })}
    />
  )
}
