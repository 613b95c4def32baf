import type { AssetItem } from '@/lib/model/inventory'
import type { Column } from '../csv'

/** An asset as a line of a spreadsheet; times are ISO 8601 UTC. */
export const assetColumns: Column<AssetItem>[] = [
  { header: 'Id', value: (row) => row.id },
  { header: 'Environment', value: (row) => row.environment },
  { header: 'Kind', value: (row) => row.kind },
  { header: 'Object', value: (row) => row.objectKind },
  { header: 'Name', value: (row) => row.name },
  { header: 'Namespace', value: (row) => row.namespace },
  { header: 'Cluster', value: (row) => row.cluster?.name },
  { header: 'Running', value: (row) => row.running },
  { header: 'Exposed', value: (row) => row.exposed },
  { header: 'Worst finding', value: (row) => row.worst },
  { header: 'First seen', value: (row) => row.firstSeenAt },
  { header: 'Last changed', value: (row) => row.evidenceAt },
  { header: 'Last seen', value: (row) => row.lastSeenAt },
  { header: 'Gone', value: (row) => row.goneAt },
]
