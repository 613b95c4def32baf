import type { ImageItem, ImagePackage } from '@/lib/model/inventory'
import type { Column } from '../csv'
import { severityColumns } from './severity-columns'

/** An image as a line of a spreadsheet; open findings are counted by severity, times are ISO 8601 UTC. */
export const imageColumns: Column<ImageItem>[] = [
  { header: 'Id', value: (row) => row.id },
  { header: 'Environment', value: (row) => row.environment },
  { header: 'Image', value: (row) => row.name },
  { header: 'Digest', value: (row) => row.digest },
  { header: 'Operating system', value: (row) => row.os },
  { header: 'End of life', value: (row) => row.endOfLife },
  { header: 'Running', value: (row) => row.running },
  { header: 'Exposed', value: (row) => row.exposed },
  { header: 'Worst finding', value: (row) => row.worst },
  ...severityColumns<ImageItem>((row) => row.severities),
  { header: 'Open findings', value: (row) => row.total },
  { header: 'Known exploited', value: (row) => row.exploited },
  { header: 'Fixable', value: (row) => row.fixable },
  { header: 'Workloads', value: (row) => row.workloads },
  { header: 'Clusters', value: (row) => row.clusters.join(', ') },
  { header: 'Scanned', value: (row) => row.scannedAt },
  { header: 'First seen', value: (row) => row.firstSeenAt },
]

/** A package of one image as a line of a spreadsheet. */
export const packageColumns: Column<ImagePackage>[] = [
  { header: 'Package', value: (row) => row.name },
  { header: 'Version', value: (row) => row.version },
  { header: 'Type', value: (row) => row.type },
  { header: 'Licences', value: (row) => row.licences.join(', ') },
  { header: 'Path', value: (row) => row.path },
  { header: 'Package URL', value: (row) => row.purl },
  ...severityColumns<ImagePackage>((row) => row.severities),
]
