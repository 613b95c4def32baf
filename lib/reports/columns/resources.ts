import type { AssessedResource } from '@/lib/model/posture'
import type { Column } from '../csv'

/** A resource under one recommendation as a line of a spreadsheet; several pieces of evidence share a cell. */
export const resourceColumns: Column<AssessedResource>[] = [
  { header: 'Asset', value: (row) => row.assetId },
  { header: 'Name', value: (row) => row.name },
  { header: 'Kind', value: (row) => row.kind },
  { header: 'Namespace', value: (row) => row.namespace },
  { header: 'Cluster', value: (row) => row.cluster },
  { header: 'Environment', value: (row) => row.environment },
  { header: 'Internet-facing', value: (row) => row.exposed },
  { header: 'Privileged', value: (row) => row.privileged },
  { header: 'Status', value: (row) => (row.exempt ? 'exempt' : row.status) },
  { header: 'Reason', value: (row) => row.reason },
  { header: 'Path', value: (row) => row.evidence.map((piece) => piece.path).join('\n') },
  { header: 'Evidence', value: (row) => row.evidence.map((piece) => piece.message).join('\n') },
  {
    header: 'Other tools',
    value: (row) => row.witnesses.map(({ source, status, rule }) => `${source} ${status} (${rule})`).join('\n'),
  },
  { header: 'Disputed', value: (row) => row.disputed },
  { header: 'Since', value: (row) => row.since },
  { header: 'Evidence at', value: (row) => row.evidenceAt },
]
