'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { AssetName } from '@/components/mark/asset-name'
import { SeverityMark } from '@/components/mark/severity-mark'
import { withEnvironment } from '@/components/shell/environment-url'
import { Chip } from '@/components/ui/chip'
import { Age } from '@/components/ui/time'
import type { AssetItem } from '@/lib/model/inventory'
import { assetHref, kindNames } from './kind-names'

const columns: Column<AssetItem>[] = [
  {
    id: 'worst',
    header: '',
    label: 'Worst open finding',
    width: 44,
    tight: true,
    small: 'mark',
    cell: (row) => (row.worst ? <SeverityMark severity={row.worst} /> : null),
  },
  {
    id: 'name',
    header: 'Name',
    opens: true,
    small: 'name',
    cell: (row) => <AssetName kind={row.kind} name={row.name} />,
  },
  {
    id: 'kind',
    header: 'Kind',
    width: 136,
    cell: (row) => row.objectKind ?? kindNames[row.kind].one,
  },
  {
    id: 'place',
    header: 'Namespace',
    width: 150,
    small: 'place',
    cell: (row) => (
      <span className="muted">
        <span className="only-small in-line">{row.objectKind ?? kindNames[row.kind].one} </span>
        {row.namespace ?? <span className="faint hide-small">–</span>}
      </span>
    ),
  },
  {
    id: 'cluster',
    header: 'Cluster',
    width: 140,
    cell: (row) => <span className="muted">{row.cluster?.name ?? <span className="faint">–</span>}</span>,
  },
  {
    id: 'environment',
    header: 'Environment',
    width: 120,
    cell: (row) => <span className="muted">{row.environment}</span>,
  },
  {
    id: 'state',
    header: 'State',
    width: 128,
    small: 'fact',
    cell: (row) => <AssetState asset={row} />,
  },
  {
    id: 'seen',
    header: 'Last seen',
    right: true,
    width: 112,
    small: 'when',
    cell: (row) => (
      <span className="muted">
        {row.goneAt ? 'gone ' : null}
        <Age at={row.goneAt ?? row.lastSeenAt} />
      </span>
    ),
  },
]

/** Whether it is reachable, runs, or is gone. */
export function AssetState({ asset }: { asset: Pick<AssetItem, 'exposed' | 'running'> & { goneAt?: string | null } }) {
  if (asset.goneAt) return <Chip tone="line">gone</Chip>
  if (asset.exposed) return <Chip>internet-facing</Chip>
  return asset.running ? <Chip tone="line">running</Chip> : null
}

/** Assets as rows; each opens its page. */
export function AssetTable({ items, environment }: { items: readonly AssetItem[]; environment: string | null }) {
  return (
    <DataTable
      caption="Assets"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowState={(row) => (row.goneAt ? 'gone' : undefined)}
      href={(row) => withEnvironment(assetHref(row), environment)}
    />
  )
}
