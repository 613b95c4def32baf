'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { SeverityMark } from '@/components/mark/severity-mark'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { keys } from '@/lib/client/keys'
import { sourceName } from '@/lib/client/source-name'
import { usePages } from '@/lib/client/use-pages'
import type { AssetRelation } from '@/lib/model/inventory'
import { AssetState } from './asset-table'
import { assetHref, edgeNames, kindNames } from './kind-names'

const columns: Column<AssetRelation>[] = [
  {
    id: 'worst',
    header: '',
    label: 'Worst open finding',
    width: 44,
    tight: true,
    small: 'mark',
    cell: ({ asset }) => (asset.worst ? <SeverityMark severity={asset.worst} /> : null),
  },
  {
    id: 'edge',
    header: 'Relation',
    width: 130,
    small: 'place',
    cell: (row) => <span className="muted">{edgeNames[row.kind][row.direction]}</span>,
  },
  {
    id: 'name',
    header: 'Asset',
    opens: true,
    small: 'name',
    cell: ({ asset }) => (
      <>
        {asset.name} <span className="sub">{asset.namespace}</span>
      </>
    ),
  },
  { id: 'kind', header: 'Kind', width: 150, cell: ({ asset }) => asset.objectKind ?? kindNames[asset.kind].one },
  { id: 'state', header: 'State', width: 130, small: 'fact', cell: ({ asset }) => <AssetState asset={asset} /> },
  {
    id: 'sources',
    header: 'Told by',
    width: 160,
    cell: (row) => <span className="muted">{row.sources.map(sourceName).join(', ')}</span>,
  },
]

/** What this asset hangs together with, both ways. */
export function AssetRelations({ id, href }: { id: string; href: (path: string) => string }) {
  const list = usePages<AssetRelation>(
    keys.detail('assets', id, { part: 'relations' }),
    `/api/v1/assets/${id}/relations`,
    {},
  )
  return (
    <ListState
      list={list}
      what="Relations"
      one="relation"
      hides="You do not see what it hangs together with."
      filters={0}
      clearHref=""
      empty={<Empty title="It stands alone" evidence="No report tells a relation to another asset." />}
    >
      {(items) => (
        <DataTable
          caption="Relations"
          columns={columns}
          rows={items}
          rowId={(row) => `${row.direction} ${row.kind} ${row.asset.id}`}
          rowName={(row) => row.asset.name}
          href={({ asset }) => href(assetHref(asset))}
        />
      )}
    </ListState>
  )
}
