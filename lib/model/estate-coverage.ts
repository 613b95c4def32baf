import type { CollectorHealth } from './collector-health'
import type { Plan } from './plan'

export type EnvironmentCoverage = {
  id: string
  name: string
  /** Null is off; else how many clusters, images or hosts are known. */
  plans: Record<Plan, number | null>
  /** A plan with runtime alerts is on and no collector may send events. */
  lacksSensor: boolean
}

export type CollectorCoverage = {
  id: string
  name: string
  environmentId: string
  environment: string
  health: CollectorHealth
  lastSeenAt: string | null
  /** Its usual gap between two reports, in seconds. */
  rhythm: number | null
}

/** How many assessed resources have evidence newer than an hour and a day. */
export type Freshness = {
  total: number
  hour: number
  day: number
  /** Counting the stale ones stopped early, so the figures are too high. */
  capped: boolean
}

export type EstateCoverage = {
  environments: EnvironmentCoverage[]
  collectors: CollectorCoverage[]
  freshness: Freshness
}
