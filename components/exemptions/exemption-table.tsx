'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { Chip, InverseChip } from '@/components/ui/chip'
import { formatDay } from '@/components/ui/format-time'
import { Time } from '@/components/ui/time'
import type { Exemption, ExemptionState } from '@/lib/model/exemption'
import { categoryWords, checkWords, placeWords, stateWords } from './words'

export function StateWord({ state }: { state: ExemptionState }) {
  if (state === 'pending') return <InverseChip>{stateWords[state]}</InverseChip>
  if (state === 'expiring') return <Chip tone="accent">{stateWords[state]}</Chip>
  return <span className={state === 'active' ? undefined : 'muted'}>{stateWords[state]}</span>
}

const columns: Column<Exemption>[] = [
  {
    id: 'what',
    header: 'What',
    opens: true,
    small: 'name',
    cell: (row) => (
      <>
        <b className="font-medium">{placeWords(row)}</b> <span className="muted">{checkWords(row)}</span>
      </>
    ),
  },
  { id: 'state', header: 'State', width: 156, small: 'fact', cell: (row) => <StateWord state={row.state} /> },
  { id: 'category', header: 'Category', width: 92, cell: (row) => categoryWords[row.category] },
  {
    id: 'environment',
    header: 'Environment',
    width: 120,
    small: 'place',
    cell: (row) => <span className="muted cut">{row.environment}</span>,
  },
  { id: 'by', header: 'Asked by', width: 130, cell: (row) => <span className="muted cut">{row.createdBy}</span> },
  {
    id: 'expires',
    header: 'Expires',
    width: 96,
    right: true,
    cell: (row) => (row.expiresAt === null ? <span className="faint">never</span> : formatDay(new Date(row.expiresAt))),
  },
  {
    id: 'asked',
    header: 'Asked',
    width: 76,
    right: true,
    small: 'when',
    cell: (row) => (
      <span className="muted">
        <Time at={row.createdAt} />
      </span>
    ),
  },
]

type TableProps = {
  items: readonly Exemption[]
  openId: string | null
  href: (row: Exemption) => string
  onEscape?: (() => void) | undefined
}

/** Exemptions, the open one beside them. */
export function ExemptionTable({ items, openId, href, onEscape }: TableProps) {
  // With the details beside it the list says what and in which state.
  const shown = openId === null ? columns : columns.filter(({ id }) => ['what', 'state', 'asked'].includes(id))
  return (
    <DataTable
      caption="Exemptions"
      columns={shown}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => `${placeWords(row)}, ${checkWords(row)}`}
      href={href}
      openId={openId}
      onEscape={onEscape}
    />
  )
}
