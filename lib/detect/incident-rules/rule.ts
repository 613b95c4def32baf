import type { AlertSeverity, EntityKind, Tactic } from '@/lib/model/alert'

/** A step of an attack: alerts of one of these types, or with one of these tactics. */
export type IncidentStep = { name: string; types?: readonly string[]; tactics?: readonly Tactic[] }

/** When alerts are one story. Data: the engine in ../correlate knows no rule by name. */
export type IncidentRule = {
  /** Stable, public. */
  id: string
  name: string
  description: string
  /** Each step is another alert. */
  steps: readonly IncidentStep[]
  /** How many of the steps must be there. */
  atLeast: number
  /** Whether it is no such story without the first step. */
  opensWithFirst?: boolean
  /** `in-order`: each step later than the one before it. */
  order: 'in-order' | 'any'
  /** What a step must share with the one before it (`any` order: with some other step), in one cluster. */
  ties: readonly EntityKind[]
  /** How long after the end of one step the next may begin. */
  withinHours: number
  /** At least one of the alerts is this bad. */
  needs: AlertSeverity
  /** What the incident is at least, and why it is worse than its alerts. */
  severity: { atLeast: AlertSeverity; because: string }
  /** What to do first, before the steps of the single alerts. */
  firstSteps: readonly string[]
}
