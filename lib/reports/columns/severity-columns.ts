import type { SeverityTotals } from '@/lib/model/inventory'
import { severities } from '@/lib/model/severity'
import type { Column } from '../csv'

/** One column for each severity, the worst first. */
export function severityColumns<Row>(totals: (row: Row) => SeverityTotals): Column<Row>[] {
  return severities.map((severity) => ({
    header: severity.charAt(0).toUpperCase() + severity.slice(1),
    value: (row) => totals(row)[severity],
  }))
}
