'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { SeverityMark } from '@/components/mark/severity-mark'
import { Time } from '@/components/ui/time'
import type { DetectionItem } from '@/lib/model/detection-setting'
import { standingWords } from './words'

const tacticName = (tactic: string) => tactic.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const columns: Column<DetectionItem>[] = [
  {
    id: 'severity',
    header: '',
    label: 'Severity',
    width: 40,
    tight: true,
    small: 'mark',
    cell: (row) => <SeverityMark severity={row.severity} />,
  },
  {
    id: 'name',
    header: 'Detection',
    opens: true,
    small: 'name',
    cell: (row) => (
      <>
        <b className="font-medium">{row.name}</b> <span className="wide-only muted mono s">{row.id}</span>
      </>
    ),
  },
  {
    id: 'tactic',
    header: 'Tactic',
    width: 150,
    cell: (row) => <span className="muted cut">{row.tactics.slice(0, 1).map(tacticName).join('')}</span>,
  },
  {
    id: 'state',
    header: 'State',
    width: 130,
    small: 'fact',
    cell: (row) => <span className="cut">{standingWords(row)}</span>,
  },
  {
    id: 'alerts',
    header: '30 days',
    width: 76,
    right: true,
    cell: (row) =>
      row.alerts.value === 0 ? <span className="faint">–</span> : `${row.alerts.value}${row.alerts.capped ? '+' : ''}`,
  },
  {
    id: 'last',
    header: 'Last',
    width: 76,
    right: true,
    small: 'when',
    cell: (row) =>
      row.lastAt === null ? (
        <span className="faint">–</span>
      ) : (
        <span className="muted">
          <Time at={row.lastAt} />
        </span>
      ),
  },
]

type TableProps = {
  items: readonly DetectionItem[]
  openId: string | null
  href: (row: DetectionItem) => string
  onEscape?: (() => void) | undefined
}

/** Detections, the worst first, the open one beside them. */
export function DetectionTable({ items, openId, href, onEscape }: TableProps) {
  const shown = openId === null ? columns : columns.filter(({ id }) => ['severity', 'name', 'alerts'].includes(id))
  return (
    <DataTable
      caption="Detections"
      columns={shown}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      href={href}
      openId={openId}
      onEscape={onEscape}
    />
  )
}
