'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { withEnvironment } from '@/components/shell/environment-url'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { formatCount } from '@/components/ui/format-count'
import { Age, Time } from '@/components/ui/time'
import { digestName } from '@/lib/client/digest-name'
import { keys } from '@/lib/client/keys'
import { usePages } from '@/lib/client/use-pages'
import type { ImageItem } from '@/lib/model/inventory'
import { imageColumns } from './image-columns'

const columns: Column<ImageItem>[] = [
  imageColumns.worst,
  imageColumns.name,
  {
    id: 'digest',
    header: 'Digest',
    width: 124,
    cell: (row) => (row.digest ? <code className="muted">{digestName(row.digest)}</code> : null),
  },
  imageColumns.findings,
  imageColumns.exploited,
  {
    id: 'runs',
    header: 'Runs in',
    width: 120,
    small: 'place',
    cell: (row) =>
      row.workloads > 0 ? (
        `${formatCount(row.workloads)} ${row.workloads === 1 ? 'workload' : 'workloads'}`
      ) : (
        <span className="faint">nowhere known</span>
      ),
  },
  {
    id: 'scanned',
    header: 'Scanned',
    width: 92,
    right: true,
    cell: (row) => (
      <span className="muted">
        <Age at={row.scannedAt} />
      </span>
    ),
  },
  {
    id: 'first',
    header: 'First seen',
    width: 92,
    right: true,
    small: 'when',
    cell: (row) => (
      <span className="muted">
        <Time at={row.firstSeenAt} />
      </span>
    ),
  },
]

/** The images of one repository, the newest on top: whether it gets better from one to the next. */
export function ImageHistory({ id, environment }: { id: string; environment: string | null }) {
  const list = usePages<ImageItem>(keys.detail('images', id, { part: 'digests' }), `/api/v1/images/${id}/digests`, {})
  return (
    <ListState
      list={list}
      what="Images"
      one="image"
      hides="You do not see how the repository fared before."
      filters={0}
      clearHref=""
      empty={<Empty title="No image of this repository is known" evidence="It went while you were looking." />}
    >
      {(items) => (
        <DataTable
          caption="Images of the repository"
          columns={columns}
          rows={items}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          href={(row) => withEnvironment(`/images/${row.id}`, environment)}
          openId={id}
        />
      )}
    </ListState>
  )
}
