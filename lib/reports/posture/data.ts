import type { AlertSeverity } from '@/lib/model/alert'
import type { Severity } from '@/lib/model/severity'

/**
 * Everything the posture report says, as plain data. Times are ISO 8601 UTC strings, days `YYYY-MM-DD`; percentages,
 * potentials, gains and deltas are points of the secure score (0–100). `null` means unknown and is drawn as missing.
 */
export type PostureReport = {
  generatedAt: string
  /** Name of the person or the schedule that asked for it. */
  generatedBy: string
  scope: { environments: string[] }
  score: PostureScore
  environments: { name: string; percentage: number | null; resources: number }[]
  controls: PostureControl[]
  /** The worst first, already cut to the number to print. */
  recommendations: PostureRecommendation[]
  alerts: PostureAlerts
  vulnerabilities: PostureVulnerabilities
  coverage: PostureCoverage
  /** Why the score moved in the last seven days; deltas that do not add up to `weekDelta` are shown as such. */
  movement: { cause: string; delta: number }[]
}

export type PostureScore = {
  /** Null while no control has a resource: then there is no score, which is not a score of 0. */
  percentage: number | null
  /** Points reached and points that can be reached, over all scored controls. */
  current: number
  max: number
  /** Oldest first; a null is a time without a score and is drawn as a gap. */
  trend: { at: string; percentage: number | null }[]
  weekDelta: number | null
  goal: number | null
}

export type PostureControl = {
  name: string
  /** 0 for a control that is shown but not scored. */
  max: number
  current: number
  potential: number
  healthy: number
  unhealthy: number
  notApplicable: number
}

export type PostureRecommendation = {
  name: string
  severity: Severity
  control: string
  unhealthy: number
  gain: number
  /** Names of some affected resources; `unhealthy` says how many there are. */
  affected: string[]
}

export type PostureAlerts = {
  open: Record<AlertSeverity, number>
  raised14d: { day: string; counts: Record<AlertSeverity, number> }[]
  /** The open alerts to read first: most severe, then oldest. */
  worst: { name: string; severity: AlertSeverity; resource: string; environment: string; raisedAt: string }[]
}

export type PostureVulnerabilities = {
  bySeverity: Record<Severity, number>
  /** How many of them are on a list of vulnerabilities known to be exploited. */
  knownExploited: number
  topImages: { name: string; environment: string; counts: Record<Severity, number>; knownExploited: number }[]
}

export const collectorHealths = ['silent', 'late', 'waiting', 'reporting'] as const
export type CollectorHealth = (typeof collectorHealths)[number]

export type PostureCoverage = {
  collectors: { name: string; environment: string; health: CollectorHealth; lastReportAt: string | null }[]
  /** Resources whose evidence is fresh, of all resources. */
  freshness: { fresh: number; total: number }
}
