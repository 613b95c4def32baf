'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { formatCount } from '@/components/ui/format-count'
import { ResourceBar } from '@/components/ui/resource-bar'
import type { ComplianceControl } from '@/lib/model/compliance'
import { ControlStatus } from './control-status'
import { reasonNames } from './words'

export type SectionRow = {
  kind: 'group'
  id: string
  section: string
  title: string
  /** How many of it passed, or, of a filtered list, how many are shown. */
  words: string
  isOpen: boolean
}
export type ControlRow = SectionRow | { kind: 'child'; id: string; control: ComplianceControl }

/** Sections with the controls of those that are not closed. `filtered`: some controls are hidden by filters. */
export function controlRows(
  items: readonly ComplianceControl[],
  { closed, filtered }: { closed: readonly string[]; filtered: boolean },
): ControlRow[] {
  const sections = [...new Map(items.map((item) => [item.section, item.sectionTitle]))]
  return sections.flatMap(([section, title]): ControlRow[] => {
    const own = items.filter((item) => item.section === section)
    const passed = own.filter(({ status }) => status === 'passed').length
    const decided = passed + own.filter(({ status }) => status === 'failed').length
    const isOpen = !closed.includes(section)
    const words = filtered ? `${own.length} shown` : decided === 0 ? 'none decided' : `${passed} of ${decided} passed`
    const head: ControlRow = { kind: 'group', id: `section ${section}`, section, title, words, isOpen }
    return [head, ...(isOpen ? own.map((control): ControlRow => ({ kind: 'child', id: control.id, control })) : [])]
  })
}

function Name({ row }: { row: ControlRow }) {
  if (row.kind === 'child') {
    const { control, title, level, section } = row.control
    return (
      <span className="row">
        <code className="cp-id">{control}</code>
        <span className="cut font-normal">{title}</span>
        {level === null || level === section ? null : <span className="faint hide-small">{level}</span>}
      </span>
    )
  }
  const Arrow = row.isOpen ? ChevronDown : ChevronRight
  return (
    <span className="row">
      <Arrow className="i i-s" aria-hidden="true" />
      <span className="sr-only">{row.isOpen ? 'Close' : 'Open'} </span>
      <span className="cut">{row.title}</span>
      <span className="faint font-normal">{row.words}</span>
    </span>
  )
}

function Results({ row }: { row: ControlRow }) {
  if (row.kind === 'group') return null
  const { healthy, unhealthy, decidedBy, reason } = row.control
  const words = reasonNames[reason]
  if (words !== null) return <span className="faint">{words}</span>
  if (decidedBy === 'person' || healthy + unhealthy === 0) return null
  return `${formatCount(unhealthy)} of ${formatCount(healthy + unhealthy)}`
}

function columnsOf(isNarrow: boolean): Column<ControlRow>[] {
  return [
    { id: 'name', header: 'Control', opens: true, small: 'name', cell: (row) => <Name row={row} /> },
    {
      id: 'status',
      header: 'Status',
      width: 132,
      small: 'place',
      cell: (row) => (row.kind === 'group' ? null : <ControlStatus status={row.control.status} />),
    },
    {
      id: 'results',
      header: isNarrow ? 'Failing' : 'Failing results',
      width: isNarrow ? 124 : 152,
      right: true,
      small: 'fact',
      cell: (row) => <Results row={row} />,
    },
    ...(isNarrow
      ? []
      : [
          {
            id: 'bar',
            header: 'Results',
            width: 130,
            cell: (row: ControlRow) =>
              row.kind === 'group' || row.control.decidedBy === 'person' || row.control.checks.length === 0 ? null : (
                <ResourceBar
                  unhealthy={row.control.unhealthy}
                  healthy={row.control.healthy}
                  notCounted={row.control.exempt + row.control.notApplicable}
                />
              ),
          },
        ]),
  ]
}

export type ControlTableProps = {
  rows: readonly ControlRow[]
  openId: string | null
  hrefOf: (row: ControlRow) => string
  onEscape?: () => void
}

/** Controls of a standard by section; a section opens and closes, a control opens beside. */
export function ControlTable({ rows, openId, hrefOf, onEscape }: ControlTableProps) {
  return (
    <div className="cp-table">
      <DataTable
        caption="Controls"
        columns={columnsOf(openId !== null)}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => (row.kind === 'group' ? row.title : `${row.control.control} ${row.control.title}`)}
        href={hrefOf}
        openId={openId}
        rowState={(row) => row.kind}
        onEscape={onEscape}
        tight
      />
    </div>
  )
}
