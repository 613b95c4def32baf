import type { Gap } from '@/lib/model/gap'
import type { CollectorItem } from '@/lib/queries/collector-item'
import type { ReportItem } from '@/lib/queries/report-item'
import type { Column } from '../csv'

/** A collector as a line of a spreadsheet; a rhythm is in seconds, times are ISO 8601 UTC. */
export const collectorColumns: Column<CollectorItem>[] = [
  { header: 'Id', value: (row) => row.id },
  { header: 'Environment', value: (row) => row.environment },
  { header: 'Collector', value: (row) => row.name },
  { header: 'Health', value: (row) => row.health },
  { header: 'Formats', value: (row) => row.formats.join(', ') },
  { header: 'Last report', value: (row) => row.lastSeenAt },
  { header: 'Usual gap (s)', value: (row) => row.rhythm },
  { header: 'Reports in 24 h', value: (row) => row.received.value },
  { header: 'Rejected in 24 h', value: (row) => row.rejected },
  { header: 'Refused', value: (row) => row.refused },
  { header: 'Last refused', value: (row) => row.lastRefusedAt },
  { header: 'Made', value: (row) => row.createdAt },
  { header: 'Token issued', value: (row) => row.tokenIssuedAt },
  { header: 'Token expires', value: (row) => row.expiresAt },
  { header: 'Revoked', value: (row) => row.revokedAt },
]

/** Something that is not watched as a line of a spreadsheet. */
export const gapColumns: Column<Gap>[] = [
  { header: 'Gap', value: (row) => row.kind },
  { header: 'Environment', value: (row) => row.environment },
  { header: 'Plan', value: (row) => row.plan },
  { header: 'About', value: (row) => row.subject?.name },
  { header: 'Count', value: (row) => row.count },
  { header: 'Examples', value: (row) => row.examples.map((one) => one.name).join('\n') },
  { header: 'Last report', value: (row) => row.at },
]

/** A report of the ledger as a line of a spreadsheet; its first problems share their cells. */
export const reportColumns: Column<ReportItem>[] = [
  { header: 'Id', value: (row) => row.id },
  { header: 'Collector', value: (row) => row.collector },
  { header: 'Format', value: (row) => row.format },
  { header: 'Report', value: (row) => row.title },
  { header: 'Status', value: (row) => row.status },
  { header: 'Received', value: (row) => row.receivedAt },
  { header: 'Processed', value: (row) => row.processedAt },
  { header: 'Collected', value: (row) => row.collectedAt },
  { header: 'Bytes', value: (row) => row.bytes },
  { header: 'Sent again', value: (row) => row.duplicates },
  { header: 'Counts', value: (row) => (row.counts === null ? null : JSON.stringify(row.counts)) },
  { header: 'Problems', value: (row) => row.problemCount },
  { header: 'Path', value: (row) => row.problems.map((one) => one.path).join('\n') },
  { header: 'Problem', value: (row) => row.problems.map((one) => one.message).join('\n') },
  { header: 'Collector id', value: (row) => row.collectorId },
  { header: 'Environment id', value: (row) => row.environmentId },
]
