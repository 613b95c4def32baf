'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { formatCount } from '@/components/ui/format-count'
import type { StandardStanding } from '@/lib/model/compliance'
import { ControlBar } from './control-bar'
import { fraction, groupNames } from './words'

export type StandardRow =
  | { kind: 'group'; id: StandardStanding['group']; count: number; isOpen: boolean }
  | { kind: 'child'; id: string; standard: StandardStanding }

export type StandardTableProps = {
  rows: readonly StandardRow[]
  /** Environments that get a column of their own; the link of one shows the standard there alone. */
  environments: readonly { id: string; name: string }[]
  hrefOf: (row: StandardRow, environment?: string) => string
}

const count = (id: string, header: string, width: number, pick: (row: StandardStanding) => number) =>
  ({
    id,
    header,
    width,
    right: true,
    cell: (row) => (row.kind === 'group' ? null : formatCount(pick(row.standard))),
  }) satisfies Column<StandardRow>

function Name({ row }: { row: StandardRow }) {
  if (row.kind === 'child') {
    const { name, version } = row.standard
    return (
      <span className="cut font-normal">
        {name} <span className="faint">{version}</span>
      </span>
    )
  }
  const Arrow = row.isOpen ? ChevronDown : ChevronRight
  return (
    <span className="row">
      <Arrow className="i i-s" aria-hidden="true" />
      <span className="sr-only">{row.isOpen ? 'Close' : 'Open'} </span>
      <span className="cut">{groupNames[row.id]}</span>
      <span className="faint font-normal">{row.count}</span>
    </span>
  )
}

function columnsOf({ environments, hrefOf }: StandardTableProps): Column<StandardRow>[] {
  return [
    { id: 'name', header: 'Standard', opens: true, small: 'name', cell: (row) => <Name row={row} /> },
    {
      id: 'passed',
      header: 'Passed',
      width: 88,
      right: true,
      small: 'fact',
      cell: (row) => (row.kind === 'group' ? null : fraction(row.standard.counts)),
    },
    {
      id: 'bar',
      header: 'Controls',
      width: 110,
      small: 'place',
      cell: (row) => (row.kind === 'group' ? null : <ControlBar counts={row.standard.counts} />),
    },
    ...environments.map((environment): Column<StandardRow> => ({
      id: environment.id,
      header: <span className="cut">{environment.name}</span>,
      label: `Passed in ${environment.name}`,
      width: 92,
      right: true,
      cell: (row) => {
        const own = row.kind === 'group' ? undefined : row.standard.environments.find(({ id }) => id === environment.id)
        return own ? <Link href={hrefOf(row, environment.id)}>{fraction(own.counts)}</Link> : null
      },
    })),
    count('manual', 'To attest', 76, ({ counts }) => counts.manual),
    count('open', 'Not assessable', 122, ({ counts }) => counts['not-assessable']),
  ]
}

/** Standards by group, each with the part of its decided controls that passed. */
export function StandardTable(props: StandardTableProps) {
  return (
    <div className="cp-table">
      <DataTable
        caption="Standards"
        columns={columnsOf(props)}
        rows={props.rows}
        rowId={(row) => row.id}
        rowName={(row) => (row.kind === 'group' ? groupNames[row.id] : `${row.standard.name} ${row.standard.version}`)}
        href={(row) => props.hrefOf(row)}
        rowState={(row) => row.kind}
        tight
      />
    </div>
  )
}
