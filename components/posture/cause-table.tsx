import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { Change } from '@/components/ui/count'
import { formatCount } from '@/components/ui/format-count'
import { Time } from '@/components/ui/time'
import { listedCauses, type ListedCause } from '@/lib/model/movement-cause'
import type { LetteredMove } from './score-causes'

type Open = { cause: ListedCause; check: string }
export type CauseTableProps = {
  moves: readonly LetteredMove[]
  /** So many of them have their letter on the chart. */
  pinned: number
  delta: number
  open: Open | null
  hrefOf: (open: Open) => string
  onEscape: (() => void) | undefined
}

const idOf = ({ move }: LetteredMove) => `${move.cause} ${move.checkId ?? ''}`

function columnsOf(pinned: ReadonlySet<string>): Column<LetteredMove>[] {
  return [
    {
      id: 'letter',
      header: '',
      label: 'Letter on the chart',
      width: 44,
      tight: true,
      small: 'mark',
      cell: (row) =>
        pinned.has(idOf(row)) ? (
          <span className={row.letter === null ? 'badge-pin badge-none' : 'badge-pin'}>{row.letter}</span>
        ) : null,
    },
    {
      id: 'cause',
      header: 'Cause',
      opens: true,
      small: 'name',
      cell: ({ name, detail, move }) => (
        <>
          <b>{name}</b> <span className="sub font-normal">{move.checkName ?? (move.count > 0 ? '' : detail)}</span>
        </>
      ),
    },
    {
      id: 'resources',
      header: 'Changes',
      width: 92,
      right: true,
      cell: ({ move }) => (move.count > 0 ? formatCount(move.count) : <span className="faint">–</span>),
    },
    {
      id: 'at',
      header: 'Largest step',
      width: 112,
      right: true,
      cell: ({ move }) => (move.at === null ? null : <Time at={move.at} />),
    },
    {
      id: 'delta',
      header: 'Points',
      width: 84,
      right: true,
      small: 'when',
      cell: ({ move }) => <Change value={move.delta} />,
    },
  ]
}

/** Every cause that moved the score, the largest first; a cause of resources opens them. */
export function CauseTable({ moves, pinned, delta, open, hrefOf, onEscape }: CauseTableProps) {
  return (
    <>
      <DataTable
        caption="Causes"
        columns={columnsOf(new Set(moves.slice(0, pinned).map(idOf)))}
        rows={moves}
        rowId={idOf}
        rowName={({ name, detail }) => `${name}: ${detail}`}
        href={({ move }) => {
          const cause = listedCauses.find((one) => one === move.cause)
          return cause === undefined ? undefined : hrefOf({ cause, check: move.checkId ?? '' })
        }}
        openId={open === null ? null : `${open.cause} ${open.check}`}
        {...(onEscape && { onEscape })}
      />
      <p className="cause-sum">
        <span className="muted">Sum of all causes</span>
        <Change value={delta} />
      </p>
    </>
  )
}
