'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { SeverityMark } from '@/components/mark/severity-mark'
import { Chip, InverseChip } from '@/components/ui/chip'
import { formatChange } from '@/components/ui/format-count'
import { Region } from '@/components/ui/region'
import type { FirstAction } from '@/lib/model/overview'

export type FirstRegionProps = { actions: readonly FirstAction[]; hrefOf: (action: FirstAction) => string }

type Ranked = FirstAction & { rank: number }

const gainColumn: Column<Ranked> = {
  id: 'gain',
  header: 'Gain',
  width: 72,
  right: true,
  small: 'fact',
  cell: (row) => (row.gain ? <b>{formatChange(row.gain)}</b> : <span className="faint">–</span>),
}

const columns: readonly Column<Ranked>[] = [
  { id: 'rank', header: '', label: 'Rank', width: 52, right: true, className: 'faint', cell: (row) => row.rank },
  {
    id: 'severity',
    header: '',
    label: 'Severity',
    width: 34,
    tight: true,
    small: 'mark',
    cell: (row) => <SeverityMark severity={row.severity} />,
  },
  {
    id: 'what',
    header: 'What and where',
    opens: true,
    small: 'name',
    cell: (row) => (
      <>
        {row.title} <span className="sub font-normal">{row.place}</span>
      </>
    ),
  },
  { id: 'why', header: 'Why first', width: 256, small: 'place', cell: (row) => <Reasons row={row} /> },
]

/** The ranking with its reasons: one chip shouts at most, and the first three that fit are enough to decide. */
function Reasons({ row }: { row: FirstAction }) {
  return (
    <span className="chips chips-line">
      {row.reasons
        .slice(0, 3)
        .map((reason) =>
          reason.kind === 'exploited' ? (
            <InverseChip key={reason.kind}>{reason.text}</InverseChip>
          ) : (
            <Chip key={reason.kind}>{reason.text}</Chip>
          ),
        )}
    </span>
  )
}

/** What to do first, ranked, with the points that each gives, if any of them does. */
export function FirstRegion({ actions, hrefOf }: FirstRegionProps) {
  const rows = actions.map((action, index) => ({ ...action, rank: index + 1 }))
  // An image turns healthy when all that is severe in it is gone, so the worst of many gains nothing by itself.
  const gives = actions.some((action) => action.gain !== null && Math.abs(action.gain) >= 0.05)
  return (
    <Region
      title="Do these ten first"
      note={
        gives
          ? 'Ranked by severity, attack, exposure and gain'
          : 'Ranked by severity, attack and exposure; none alone moves the score'
      }
      flush={rows.length > 0}
      className="ov-first"
    >
      {rows.length === 0 ? (
        <p className="muted">Nothing is open: no finding and no unhealthy recommendation.</p>
      ) : (
        <DataTable
          caption="What to do first"
          columns={gives ? [...columns, gainColumn] : columns}
          rows={rows}
          rowId={(row) => `${row.kind} ${row.id}`}
          rowName={(row) => row.title}
          href={hrefOf}
          tight
        />
      )}
    </Region>
  )
}
