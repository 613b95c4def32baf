import type { DismissReason, AlertSeverity } from '@/lib/model/alert'
import type { Format } from '@/lib/model/format'
import type { Plan } from '@/lib/model/plan'

export type DemoEnvironment = { name: string; plans: Record<Plan, boolean>; goal: number }
export type DemoCollector = {
  name: string
  environment: string
  formats: Format[]
  /** How often it is meant to report; one that is silent for much longer is late. */
  intervalMinutes: number
}
export type DemoPerson = {
  name: string
  email: string
  role: 'security_reader' | 'security_admin'
  environments: string[] | 'all'
}
/** One body to send as it is; `cluster` is the value of `Plimsoll-Cluster`, `scope` that of `Plimsoll-Scope`. */
export type DemoReport = {
  collector: string
  format: Format
  cluster?: string
  scope?: string
  collectedAt: string
  body: string
}
/** A decision that a person took; `match` picks one alert, the `nth` (from 0) of those that fit, oldest first. */
export type DemoDecision = {
  at: string
  person: string
  action: 'assign' | 'in-progress' | 'resolve' | 'dismiss' | 'comment'
  match: { type?: string; severity?: AlertSeverity; entity?: string; nth?: number }
  reason?: DismissReason
  comment?: string
}
export type DemoCluster = { name: string; uid: string; environment: string }
export type DemoEstate = {
  environments: DemoEnvironment[]
  clusters: DemoCluster[]
  collectors: DemoCollector[]
  people: DemoPerson[]
  /** In time order; a body is made when it is asked for. Can be walked more than once. */
  reports: Iterable<DemoReport>
  triage: DemoDecision[]
}

/** A report that is not written yet. */
export type Pending = {
  at: Date
  collector: string
  format: Format
  cluster?: string
  scope?: string
  body: () => string
}
