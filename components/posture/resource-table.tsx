'use client'

import type { ReactNode } from 'react'
import type { Column, Selection } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { AssetName } from '@/components/mark/asset-name'
import { DisputedChip } from '@/components/mark/witness-lines'
import { Chip, InverseChip } from '@/components/ui/chip'
import { Time } from '@/components/ui/time'
import type { AssessedResource, ResourceStatus } from '@/lib/model/posture'
import { ResourceProof } from './resource-proof'

export type ResourceTableProps = {
  resources: readonly AssessedResource[]
  status: ResourceStatus
  openId: string | null
  manyEnvironments: boolean
  /** What is ticked, to ask what the score would be. */
  selection?: Selection | undefined
  /** What can be decided about the open one. */
  deeds?: (resource: AssessedResource) => ReactNode
  hrefOf: (resource: AssessedResource) => string
}

const muted = (text: string | null) => <span className="muted">{text}</span>

export const resourceName = ({ namespace, name }: Pick<AssessedResource, 'namespace' | 'name'>): string =>
  namespace === null ? name : `${namespace}/${name}`

function ResourceName({ row }: { row: AssessedResource }) {
  return row.kind === 'image' ? <AssetName kind={row.kind} name={row.name} /> : resourceName(row)
}

/** The one mark that matters most of this resource; null without any. */
function markOf(row: AssessedResource): ReactNode {
  if (row.governed?.overdue) return <InverseChip>overdue</InverseChip>
  if (row.disputed) return <DisputedChip judgement={row} />
  if (row.exposed) return <Chip>internet-facing</Chip>
  if (!row.privileged) return null
  return (
    <Chip tone="line" title="Whoever takes it may take its node or cluster">
      privileged
    </Chip>
  )
}

function columnsOf(
  status: ResourceStatus,
  manyEnvironments: boolean,
  rows: readonly AssessedResource[],
): Column<AssessedResource>[] {
  const oneKind = new Set(rows.map((row) => row.kind)).size < 2
  const second: Column<AssessedResource>[] =
    status === 'not-applicable'
      ? [{ id: 'reason', header: 'Reason', width: 148, cell: (row) => muted(row.reason) }]
      : rows.some((row) => markOf(row) !== null)
        ? [{ id: 'mark', header: '', label: 'What matters most', width: 120, small: 'fact', cell: markOf }]
        : oneKind
          ? []
          : [{ id: 'kind', header: 'Kind', width: 84, cell: (row) => muted(row.kind) }]
  return [
    { id: 'name', header: 'Resource', opens: true, small: 'name', cell: (row) => <ResourceName row={row} /> },
    ...second,
    {
      id: 'where',
      header: manyEnvironments ? 'Environment' : 'Cluster',
      width: 112,
      small: 'place',
      cell: (row) => <span className="muted">{manyEnvironments ? row.environment : (row.cluster ?? '–')}</span>,
    },
    {
      id: 'since',
      header: 'Since',
      width: 76,
      right: true,
      small: 'when',
      cell: (row) => (
        <span className="muted">
          <Time at={row.since} />
        </span>
      ),
    },
  ]
}

/** Resources of one recommendation with one result; the open one shows its proof. */
export function ResourceTable(props: ResourceTableProps) {
  const { resources, status, openId, manyEnvironments, selection, deeds, hrefOf } = props
  return (
    <DataTable
      caption="Resources"
      columns={columnsOf(status, manyEnvironments, resources)}
      rows={resources}
      rowId={(row) => row.assetId}
      rowName={resourceName}
      href={hrefOf}
      openId={openId}
      selection={selection}
      expanded={(row) =>
        row.assetId === openId ? <ResourceProof resource={row}>{deeds?.(row)}</ResourceProof> : undefined
      }
      inPane
      tight
      keyboard={false}
    />
  )
}
