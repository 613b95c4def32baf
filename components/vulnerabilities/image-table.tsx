import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { withEnvironment } from '@/components/shell/environment-url'
import { Chip } from '@/components/ui/chip'
import { formatCount } from '@/components/ui/format-count'
import { Age } from '@/components/ui/time'
import type { ImageItem } from '@/lib/model/inventory'
import { imageColumns } from './image-columns'

const columns: Column<ImageItem>[] = [
  imageColumns.worst,
  imageColumns.name,
  imageColumns.findings,
  imageColumns.exploited,
  {
    id: 'fix',
    header: 'With fix',
    right: true,
    width: 78,
    cell: (row) => (row.total === 0 ? <span className="faint">–</span> : formatCount(row.fixable)),
  },
  {
    id: 'runs',
    header: 'Runs in',
    width: 176,
    small: 'place',
    cell: (row) => (
      <>
        {row.workloads > 0 ? (
          `${formatCount(row.workloads)} ${row.workloads === 1 ? 'workload' : 'workloads'} `
        ) : (
          <span className="faint">nowhere known </span>
        )}
        <span className="sub">
          {row.clusters[0] ?? row.environment}
          {row.clusters.length > 1 ? ` +${row.clusters.length - 1}` : ''}
        </span>
      </>
    ),
  },
  {
    id: 'reach',
    header: 'Reach',
    width: 118,
    cell: (row) => (row.exposed ? <Chip>internet-facing</Chip> : row.running ? <Chip tone="line">running</Chip> : null),
  },
  {
    id: 'scanned',
    header: 'Scanned',
    right: true,
    width: 92,
    small: 'when',
    cell: (row) => (
      <span className="muted">
        <Age at={row.scannedAt} none="never" />
      </span>
    ),
  },
]

/** Images as rows; each opens its page. */
export function ImageTable({ items, environment }: { items: readonly ImageItem[]; environment: string | null }) {
  return (
    <DataTable
      caption="Images"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      href={(row) => withEnvironment(`/images/${row.id}`, environment)}
    />
  )
}
