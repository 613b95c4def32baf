import type { AlertSeverity, AlertStatus, EntityKind } from './alert'
import type { AssessmentStatus } from './assessment'
import type { AssetKind } from './asset'
import type { SeverityTotals } from './inventory'
import type { Severity } from './severity'

type Named = { id: string; name: string }

/** What alerts name, as lists show it. Times are ISO 8601 UTC. */
export type EntityItem = {
  id: string
  kind: EntityKind
  name: string
  environment: Named
  /** The cluster, or the asset where there is none, of the newest alert; null for one that no report has described. */
  place: (Named & { kind: AssetKind }) | null
  /** Of the alerts that were searched. */
  alerts: number
  open: number
  lastAlertAt: string
}

/** The asset that an entity is in the inventory. */
export type EntityAsset = {
  id: string
  kind: AssetKind
  name: string
  namespace: string | null
  gone: boolean
  running: boolean
  exposed: boolean
  /** Whether the inventory holds the entity itself, or what its alerts are about (a pod's workload). */
  itself: boolean
  /** Open findings by severity. */
  findings: SeverityTotals
  /** Checks that fail on it, and that say anything of it at all. */
  failing: number
  assessed: number
}

/** One entity: where it is, what alerts tell of it, how it stands and what comes with it. */
export type EntityDetail = {
  id: string
  kind: EntityKind
  name: string
  environment: Named
  /** The clusters or hosts of its newest alerts, at most ten. */
  places: (Named & { kind: AssetKind })[]
  firstSeenAt: string
  lastSeenAt: string
  /** Counted over its newest 10,000 alerts. */
  alerts: {
    total: { value: number; capped: boolean }
    statuses: Record<AlertStatus, number>
    /** Of the open ones. */
    severities: Record<AlertSeverity, number>
    samples: number
  }
  asset: EntityAsset | null
  /** What its newest 1,000 alerts name with it, the most frequent first, at most thirty. */
  related: { id: string; kind: EntityKind; name: string; alerts: number }[]
}

type AlertOfEntry = { id: string; title: string; severity: AlertSeverity; status: AlertStatus; sample: boolean }

/** An entry of the one timeline. `id` is one of its own sort alone. */
export type EntityEntry = { id: string; at: string } & (
  | { sort: 'alert'; alert: AlertOfEntry & { compromised: string; count: number } }
  | {
      sort: 'status'
      /** `status`, `undone` or `reopened`. */
      change: string
      before: AlertStatus | null
      after: AlertStatus | null
      actor: { kind: string; name: string }
      comment: string | null
      alert: AlertOfEntry
    }
  | {
      sort: 'request'
      /** Whether the entity asked, or was asked about. */
      by: boolean
      user: string
      impersonated: string | null
      verb: string
      resource: string
      namespace: string
      name: string
      code: number | null
      address: string
      cluster: Named | null
    }
  | {
      sort: 'posture'
      check: { id: string; name: string; severity: Severity | null }
      before: AssessmentStatus
      after: AssessmentStatus
      cause: string
    }
  | {
      sort: 'appeared' | 'resolved'
      /** Findings of one moment are one entry. */
      findings: number
      severities: SeverityTotals
      /** One of the worst. */
      worst: { rule: string; title: string }
    }
)
