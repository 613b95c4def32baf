'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { AssetName } from '@/components/mark/asset-name'
import type { FailingResource } from '@/lib/model/compliance'
import { assetKindSchema } from '@/lib/model/asset'

function Name({ row }: { row: FailingResource }) {
  const kind = assetKindSchema.safeParse(row.kind)
  if (kind.success && kind.data === 'image') return <AssetName kind={kind.data} name={row.name} />
  return row.namespace === null ? row.name : `${row.namespace}/${row.name}`
}

/** Resources that fail a control, each once; a row leads to the resource. */
export function FailingTable(props: {
  resources: readonly FailingResource[]
  manyEnvironments: boolean
  hrefOf: (resource: FailingResource) => string
}) {
  const columns: Column<FailingResource>[] = [
    { id: 'name', header: 'Resource', opens: true, small: 'name', cell: (row) => <Name row={row} /> },
    {
      id: 'where',
      header: props.manyEnvironments ? 'Environment' : 'Cluster',
      width: 112,
      small: 'place',
      cell: (row) => (
        <span className="muted">{props.manyEnvironments ? row.environment : (row.cluster ?? row.kind)}</span>
      ),
    },
    {
      id: 'checks',
      header: 'Fails',
      width: 84,
      right: true,
      small: 'fact',
      cell: (row) => (
        <span className="muted" title={row.checks.map(({ name }) => name).join('\n')}>
          {row.checks.length === 1 ? '1 check' : `${row.checks.length} checks`}
        </span>
      ),
    },
  ]
  return (
    <DataTable
      caption="Failing resources"
      columns={columns}
      rows={props.resources}
      rowId={(row) => row.assetId}
      rowName={(row) => row.name}
      href={props.hrefOf}
      inPane
      tight
      keyboard={false}
    />
  )
}
