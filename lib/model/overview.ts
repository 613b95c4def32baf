import type { AlertSeverity } from './alert'
import type { EstateCoverage } from './estate-coverage'
import type { ControlStanding, Score, ScoreHistory, ScorePeriod } from './posture'
import type { Severity } from './severity'

export type AlertCounts = Record<AlertSeverity, number>

/** Open alerts at the end of each day (UTC), today as it stands; null before alerts were raised at all. */
export type OpenAlerts = { now: AlertCounts; days: { at: string; counts: AlertCounts | null }[] }

/** Why something stands where it stands in the ranking; `exploited` is the one that shouts. */
export type FirstReason = {
  kind: 'exploited' | 'alert' | 'exposed' | 'privileged' | 'node' | 'more' | 'running' | 'epss' | 'spread' | 'fixable'
  text: string
}

/** One of the things to do first: a rule that findings share, or a recommendation. */
export type FirstAction = {
  kind: 'finding' | 'recommendation'
  /** The CVE or rule, or the check's id. */
  id: string
  /** What tools of findings call it: vulnerability, secret …; null for a recommendation. */
  findingKind: string | null
  title: string
  severity: Severity
  place: string
  assetId: string
  resources: number
  reasons: FirstReason[]
  /** Points of the score; null when it cannot be told. */
  gain: number | null
}

export type Overview = {
  at: string
  score: Score
  trend: ScoreHistory
  /** Of the last seven days. */
  period: ScorePeriod | null
  /** When the goal is reached at the pace of the last seven days; null when not at this pace or already there. */
  goalAt: string | null
  controls: ControlStanding[]
  first: FirstAction[]
  alerts: OpenAlerts
  /** Failures that an exemption takes out now; exemptions that end within a week; those that wait for approval. */
  exemptions: { exempt: number; expiring: number; pending: number }
  coverage: EstateCoverage
  /** How many of each kind of asset are there. */
  assets: Record<string, number>
}
