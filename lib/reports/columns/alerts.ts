import type { AlertItem } from '@/lib/queries/alert-item'
import type { Column } from '../csv'

/** An alert as a line of a spreadsheet; times are ISO 8601 UTC. */
export const alertColumns: Column<AlertItem>[] = [
  { header: 'Id', value: (row) => row.id },
  { header: 'Environment', value: (row) => row.environment.name },
  { header: 'Cluster', value: (row) => row.cluster?.name },
  { header: 'Severity', value: (row) => row.severity },
  { header: 'Status', value: (row) => row.status },
  { header: 'Title', value: (row) => row.title },
  { header: 'Type', value: (row) => row.type },
  { header: 'Compromised entity', value: (row) => row.compromised },
  { header: 'Tactics', value: (row) => row.tactics.join(', ') },
  { header: 'Techniques', value: (row) => row.techniques.join(', ') },
  { header: 'Count', value: (row) => row.count },
  { header: 'First seen', value: (row) => row.firstSeenAt },
  { header: 'Last seen', value: (row) => row.lastSeenAt },
  { header: 'Due', value: (row) => row.dueAt },
  { header: 'Owner', value: (row) => row.owner?.name },
  { header: 'Reason', value: (row) => row.statusReason },
  { header: 'Comment', value: (row) => row.statusComment },
  { header: 'Status changed', value: (row) => row.statusChangedAt },
  { header: 'Status changed by', value: (row) => row.statusChangedBy },
  { header: 'Source', value: (row) => row.source },
  { header: 'Rule', value: (row) => row.rule },
  { header: 'Incident', value: (row) => row.incidentId },
  { header: 'Sample', value: (row) => (row.sample ? 'yes' : 'no') },
]
