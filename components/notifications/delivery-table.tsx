'use client'

import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { SeverityMark } from '../mark/severity-mark'
import { Chip, InverseChip } from '../ui/chip'
import { Time } from '../ui/time'
import type { DeliveryItem } from '@/lib/model/notification-items'
import { messageNames, outcomeWords, stateNames } from './words'

const columns: readonly Column<DeliveryItem>[] = [
  {
    id: 'severity',
    header: '',
    label: 'Severity',
    width: 44,
    tight: true,
    small: 'mark',
    cell: (row) => (row.kind === 'test' ? null : <SeverityMark severity={row.severity} />),
  },
  {
    id: 'title',
    header: 'Message',
    opens: true,
    small: 'name',
    cell: (row) => (
      <>
        <span className="font-medium">{row.title}</span> <span className="faint">{messageNames[row.kind]}</span>{' '}
        {row.sample ? <Chip>Sample</Chip> : null}
      </>
    ),
  },
  { id: 'to', header: 'To', width: 170, small: 'place', cell: (row) => <span className="cut">{row.recipient}</span> },
  {
    id: 'state',
    header: 'State',
    width: 104,
    small: 'fact',
    cell: (row) => (row.state === 'dead' ? <InverseChip>Dead</InverseChip> : stateNames[row.state]),
  },
  {
    id: 'outcome',
    header: 'Outcome',
    width: 250,
    cell: (row) => <span className="muted cut">{outcomeWords(row)}</span>,
  },
  {
    id: 'tries',
    header: 'Tries',
    width: 64,
    right: true,
    cell: (row) => <span className="muted">{row.attempts}</span>,
  },
  {
    id: 'next',
    header: 'Next try',
    width: 84,
    cell: (row) => <Time at={row.nextTryAt} none="" />,
    className: 'muted',
  },
  {
    id: 'at',
    header: 'Written',
    width: 84,
    small: 'when',
    cell: (row) => <Time at={row.createdAt} />,
    className: 'muted',
  },
]

type TableProps = {
  items: readonly DeliveryItem[]
  openId: string | null
  href: (row: DeliveryItem) => string
  onEscape?: (() => void) | undefined
}

/** What stands beside an open message; the rest is in it. */
const few = new Set(['severity', 'title', 'state', 'at'])

/** The ledger: every message, how far it came and what came of the last try. */
export function DeliveryTable({ items, openId, href, onEscape }: TableProps) {
  return (
    <DataTable
      caption="Messages"
      columns={openId === null ? columns : columns.filter(({ id }) => few.has(id))}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      href={href}
      openId={openId}
      onEscape={onEscape}
    />
  )
}
