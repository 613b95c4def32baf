'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import type { Column, RowState, Selection } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { SeverityMark } from '@/components/mark/severity-mark'
import { InverseChip } from '@/components/ui/chip'
import { formatChange, formatCount } from '@/components/ui/format-count'
import { ResourceBar } from '@/components/ui/resource-bar'
import { sourceName } from '@/lib/client/source-name'
import type { ControlStanding } from '@/lib/model/posture'
import type { RecommendationRow } from './recommendation-rows'

export type RecommendationTableProps = {
  rows: readonly RecommendationRow[]
  /** Points of one environment, or parts of a hundred over several: whose sums are the score. */
  unit: 'points' | 'percent'
  /** One list by risk, without controls. */
  flat?: boolean
  openId: string | null
  /** What is ticked, to ask what the score would be. */
  selection?: Selection
  hrefOf: (row: RecommendationRow) => string
  onEscape?: () => void
}

const most = (control: ControlStanding, unit: 'points' | 'percent') =>
  unit === 'points' ? control.max : control.weight
const reached = (control: ControlStanding, unit: 'points' | 'percent') =>
  unit === 'points' ? (control.potential === null ? null : control.current) : control.share

const faint = (text: string) => <span className="faint">{text}</span>

const controlColumn: Column<RecommendationRow> = {
  id: 'control',
  header: 'Control',
  width: 210,
  cell: (row) => <span className="muted">{row.kind === 'child' ? row.recommendation.controlName : null}</span>,
}

function columnsOf(unit: 'points' | 'percent', isNarrow: boolean, flat: boolean): Column<RecommendationRow>[] {
  const percent = unit === 'percent' ? ' %' : ''
  const figures: Column<RecommendationRow>[] = [
    {
      id: 'max',
      header: `Max${percent}`,
      width: unit === 'percent' ? 62 : 44,
      right: true,
      cell: (row) => {
        const value = row.kind === 'group' ? most(row.control, unit) : undefined
        if (value === undefined) return null
        return value === null ? faint('–') : value.toFixed(unit === 'percent' ? 1 : 0)
      },
    },
    {
      id: 'current',
      header: `Current${percent}`,
      width: unit === 'percent' ? 82 : 66,
      right: true,
      cell: (row) => {
        const value = row.kind === 'group' ? reached(row.control, unit) : undefined
        if (value === undefined) return null
        return value === null ? faint('–') : value.toFixed(unit === 'percent' ? 1 : 2)
      },
    },
  ]
  const header = flat ? 'Recommendation' : 'Control and recommendation'
  return [
    { id: 'name', header, opens: true, small: 'name', cell: (row) => <Name row={row} /> },
    ...(isNarrow ? [] : flat ? [controlColumn] : figures),
    {
      id: 'potential',
      header: 'Potential',
      width: 84,
      right: true,
      small: 'fact',
      cell: (row) => <Potential row={row} />,
    },
    {
      id: 'unhealthy',
      header: 'Unhealthy',
      width: 82,
      right: true,
      cell: (row) => formatCount(row.kind === 'group' ? row.control.unhealthy : row.recommendation.unhealthy),
    },
    { id: 'bar', header: 'Resources', width: isNarrow ? 92 : 150, small: 'place', cell: (row) => <Bar row={row} /> },
  ]
}

function Name({ row }: { row: RecommendationRow }) {
  if (row.kind === 'child') {
    return (
      <span className="row">
        <SeverityMark severity={row.recommendation.severity} />
        <span className="cut font-normal">{row.recommendation.name}</span>
        {row.recommendation.preview ? faint('preview') : null}
        {row.recommendation.overdue ? <InverseChip>{row.recommendation.overdue} overdue</InverseChip> : null}
        {row.recommendation.tool ? faint(row.recommendation.tool.sources.map(sourceName).join(', ')) : null}
      </span>
    )
  }
  const Arrow = row.isOpen ? ChevronDown : ChevronRight
  return (
    <span className="row">
      <Arrow className="i i-s" aria-hidden="true" />
      <span className="sr-only">{row.isOpen ? 'Close' : 'Open'} </span>
      <span className="cut">{row.control.name}</span>
    </span>
  )
}

function Potential({ row }: { row: RecommendationRow }) {
  const value = row.kind === 'group' ? row.control.potential : row.recommendation.gain
  if (value === null) return faint('not scored')
  return row.kind === 'group' ? formatChange(value) : <span className="muted">{formatChange(value)}</span>
}

function Bar({ row }: { row: RecommendationRow }) {
  if (row.kind === 'group') return <ResourceBar unhealthy={row.control.unhealthy} healthy={row.control.healthy} />
  const { unhealthy, healthy, notApplicable, exempt } = row.recommendation
  return <ResourceBar unhealthy={unhealthy} healthy={healthy} notCounted={notApplicable + exempt} />
}

/**
 * Controls and recommendations with what each gives. A control opens and closes, a recommendation opens beside; then
 * its name needs the room that the figures of the controls had.
 */
export function RecommendationTable(props: RecommendationTableProps) {
  const { rows, unit, flat = false, openId, selection, hrefOf, onEscape } = props
  return (
    <DataTable
      caption="Recommendations"
      columns={columnsOf(unit, openId !== null, flat)}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => (row.kind === 'group' ? row.control.name : row.recommendation.name)}
      href={hrefOf}
      openId={openId}
      selection={selection}
      rowState={(row): RowState | undefined => (flat ? undefined : row.kind)}
      onEscape={onEscape}
      tight
    />
  )
}
