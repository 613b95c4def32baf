import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { Chip, InverseChip } from '@/components/ui/chip'
import { Time } from '@/components/ui/time'
import type { GateResultItem } from '@/lib/model/gate'
import { verdictNames } from './rule-words'

const columns: Column<GateResultItem>[] = [
  {
    id: 'verdict',
    header: 'Answer',
    width: 92,
    small: 'fact',
    cell: ({ verdict }) =>
      verdict === 'fail' ? (
        <InverseChip>{verdictNames.fail}</InverseChip>
      ) : verdict === 'warn' ? (
        <Chip tone="line">{verdictNames.warn}</Chip>
      ) : (
        <span className="muted">{verdictNames.pass}</span>
      ),
  },
  {
    id: 'image',
    header: 'Image',
    opens: true,
    small: 'name',
    cell: (row) => (
      <>
        {row.image ?? 'no image named'}{' '}
        <span className="sub font-normal">{row.running ? 'runs now' : row.assetId ? 'pushed since' : ''}</span>
      </>
    ),
  },
  {
    id: 'broken',
    header: 'Why',
    small: 'place',
    cell: ({ broken }) => (
      <span className="muted">
        {broken[0] ?? ''}
        {broken.length > 1 ? ` and ${broken.length - 1} more` : ''}
      </span>
    ),
  },
  {
    id: 'origin',
    header: 'Built from',
    width: 168,
    cell: ({ branch, commit }) => (
      <span className="muted">
        {branch ?? ''} {commit === undefined ? null : <code>{commit.slice(0, 8)}</code>}
      </span>
    ),
  },
  {
    id: 'at',
    header: 'When',
    width: 80,
    right: true,
    small: 'when',
    cell: (row) => (
      <span className="muted">
        <Time at={row.at} />
      </span>
    ),
  },
]

/** What the gate answered, newest first. */
export function ResultTable(props: {
  items: readonly GateResultItem[]
  openId: string | null
  hrefOf: (id: string) => string
  onEscape: (() => void) | undefined
}) {
  const { items, openId, hrefOf, onEscape } = props
  return (
    <DataTable
      caption="Answers of the gate"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => `${verdictNames[row.verdict]}: ${row.image ?? 'no image named'}`}
      href={(row) => hrefOf(row.id)}
      openId={openId}
      {...(onEscape && { onEscape })}
    />
  )
}
