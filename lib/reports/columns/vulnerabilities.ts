import type { AffectedAsset, VulnerabilityItem } from '@/lib/model/inventory'
import type { Column } from '../csv'

/** A vulnerability as a line of a spreadsheet; EPSS is a probability from 0 to 1, times are ISO 8601 UTC. */
export const vulnerabilityColumns: Column<VulnerabilityItem>[] = [
  { header: 'Id', value: (row) => row.id },
  { header: 'Severity', value: (row) => row.severity },
  { header: 'Title', value: (row) => row.title },
  { header: 'CVSS', value: (row) => row.score },
  { header: 'EPSS', value: (row) => row.epss },
  { header: 'Known exploited', value: (row) => row.exploited },
  { header: 'Exposed', value: (row) => row.exposed },
  { header: 'Assets', value: (row) => row.assets },
  { header: 'Open findings', value: (row) => row.findings },
  { header: 'Running', value: (row) => row.running },
  { header: 'Fixable', value: (row) => row.fixable },
  { header: 'Published', value: (row) => row.publishedAt },
]

/** An asset that one vulnerability affects as a line of a spreadsheet; its packages share their cells. */
export const affectedAssetColumns: Column<AffectedAsset>[] = [
  { header: 'Asset', value: (row) => row.asset.name },
  { header: 'Kind', value: (row) => row.asset.kind },
  { header: 'Object', value: (row) => row.asset.objectKind },
  { header: 'Namespace', value: (row) => row.asset.namespace },
  { header: 'Environment', value: (row) => row.asset.environment },
  { header: 'Severity', value: (row) => row.severity },
  { header: 'Running', value: (row) => row.asset.running },
  { header: 'Exposed', value: (row) => row.asset.exposed },
  { header: 'Package', value: (row) => row.packages.map((one) => one.name ?? '').join('\n') },
  { header: 'Installed', value: (row) => row.packages.map((one) => one.version ?? '').join('\n') },
  { header: 'Fixed in', value: (row) => row.packages.map((one) => one.fixedVersion ?? '').join('\n') },
  { header: 'Workloads', value: (row) => row.workloads },
  { header: 'Clusters', value: (row) => row.clusters.join(', ') },
  { header: 'First seen', value: (row) => row.firstSeenAt },
  { header: 'Asset id', value: (row) => row.asset.id },
]
