import type { Exemption } from '@/lib/model/exemption'
import type { Column } from '../csv'

/** An exemption as a line of a spreadsheet. */
export const exemptionColumns: Column<Exemption>[] = [
  { header: 'Environment', value: (row) => row.environment },
  { header: 'State', value: (row) => row.state },
  { header: 'Category', value: (row) => row.category },
  { header: 'Recommendation', value: (row) => row.checkName ?? 'All' },
  { header: 'Recommendation id', value: (row) => row.checkId },
  { header: 'Resource', value: (row) => row.place.assetName ?? row.place.assetId },
  { header: 'Namespace', value: (row) => row.place.namespace },
  { header: 'Labels', value: (row) => row.place.labels?.join(' ') ?? null },
  { header: 'Reason', value: (row) => row.reason },
  { header: 'Evidence', value: (row) => row.evidenceLink },
  { header: 'Asked by', value: (row) => row.createdBy },
  { header: 'Asked', value: (row) => row.createdAt },
  { header: 'Expires', value: (row) => row.expiresAt },
  { header: 'Decided by', value: (row) => row.decidedBy },
  { header: 'Decided', value: (row) => row.decidedAt },
  { header: 'Why it ended', value: (row) => row.endReason },
]
