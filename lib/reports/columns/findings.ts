import type { FindingItem } from '@/lib/model/inventory'
import type { Column } from '../csv'

/** A finding as a line of a spreadsheet; times are ISO 8601 UTC, EPSS a probability from 0 to 1. */
export const findingColumns: Column<FindingItem>[] = [
  { header: 'Severity', value: (row) => row.severity },
  { header: 'Kind', value: (row) => row.kind },
  { header: 'Id', value: (row) => row.rule },
  { header: 'Title', value: (row) => row.title },
  { header: 'Asset', value: (row) => row.asset.name },
  { header: 'Asset kind', value: (row) => row.asset.kind },
  { header: 'Namespace', value: (row) => row.asset.namespace },
  { header: 'Package', value: (row) => row.package },
  { header: 'Installed', value: (row) => row.version },
  { header: 'Fixed in', value: (row) => row.fixedVersion },
  { header: 'Fix status', value: (row) => row.fixStatus },
  { header: 'Location', value: (row) => row.location },
  { header: 'Layer', value: (row) => row.layer },
  { header: 'EPSS', value: (row) => row.epss },
  { header: 'Known exploited', value: (row) => row.exploited },
  { header: 'Exposed', value: (row) => row.exposed },
  { header: 'Running', value: (row) => row.running },
  { header: 'Sources', value: (row) => row.sources.join(', ') },
  { header: 'Status', value: (row) => (row.open ? 'open' : 'resolved') },
  { header: 'First seen', value: (row) => row.firstSeenAt },
  { header: 'Resolved', value: (row) => row.resolvedAt },
  { header: 'Asset id', value: (row) => row.assetId },
  { header: 'Fingerprint', value: (row) => row.fingerprint },
  { header: 'Environment id', value: (row) => row.environmentId },
]
