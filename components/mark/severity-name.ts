import type { Severity } from '@/lib/model/severity'

/** The word of each severity. `unknown` is a tool's "not rated yet". */
export const severityNames = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Informational',
  unknown: 'Not rated',
} as const satisfies Record<Severity, string>

/** Worst first, without `unknown`: the order of heads and charts. */
export const ratedSeverities = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
] as const satisfies readonly Severity[]
export type RatedSeverity = (typeof ratedSeverities)[number]
