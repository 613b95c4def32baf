import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { Time } from '@/components/ui/time'
import type { PostureChange } from '@/lib/model/posture'

const words = { healthy: 'healthy', unhealthy: 'unhealthy', none: 'not counted' } as const

const columns: Column<PostureChange>[] = [
  {
    id: 'name',
    header: 'Resource',
    opens: true,
    small: 'name',
    cell: (row) => (row.namespace === null ? row.name : `${row.namespace}/${row.name}`),
  },
  {
    id: 'states',
    header: 'Before and after',
    width: 176,
    small: 'place',
    cell: (row) => (
      <span className="muted">
        {words[row.before]} → {words[row.after]}
      </span>
    ),
  },
  {
    id: 'at',
    header: 'When',
    width: 84,
    right: true,
    small: 'when',
    cell: (row) => (
      <span className="muted">
        <Time at={row.at} />
      </span>
    ),
  },
]

/** Of what only lacks news there is no change to tell. */
const withoutNews = columns.flatMap((column) =>
  column.id === 'states' ? [] : [column.id === 'at' ? { ...column, header: 'Last seen' } : column],
)

/** Resources that changed in a control, newest first. */
export function ChangeTable({
  changes,
  hrefOf,
}: {
  changes: readonly PostureChange[]
  hrefOf: (row: PostureChange) => string
}) {
  return (
    <DataTable
      caption="Resources that changed"
      columns={changes[0]?.cause === 'evidence-stale' ? withoutNews : columns}
      rows={changes}
      rowId={(row) => `${row.assetId} ${row.at} ${row.control}`}
      rowName={(row) => row.name}
      href={hrefOf}
      inPane
      tight
      keyboard={false}
    />
  )
}
