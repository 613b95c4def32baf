import { findingFacets, type FindingFacets } from './finding-class'
import type { SeverityTotals } from './inventory'

export const noSeverities: SeverityTotals = {
  critical: 0,
  high: 0,
  medium: 0,
  low: 0,
  informational: 0,
  unknown: 0,
}

type Tally = { class: number; count: number }

/** How many of each severity, of those whose facets fit. */
export function severityTotals(tallies: readonly Tally[], fits: (facets: FindingFacets) => boolean = () => true) {
  const totals: SeverityTotals = { ...noSeverities }
  for (const { class: value, count } of tallies) {
    const facets = findingFacets(value)
    if (fits(facets)) totals[facets.severity] += count
  }
  return totals
}

/** How many in all, of those whose facets fit. */
export function countOf(tallies: readonly Tally[], fits: (facets: FindingFacets) => boolean = () => true): number {
  return tallies.reduce((sum, row) => sum + (fits(findingFacets(row.class)) ? row.count : 0), 0)
}
