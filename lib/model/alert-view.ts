import type { AlertSeverity, AlertStatus, Entity, Tactic } from './alert'
import type { Json } from './json'
import type { Severity } from './severity'

/** An alert as lists show it. Times are ISO 8601 UTC. */
export type AlertItem = {
  id: string
  environment: { id: string; name: string }
  assetId: string
  cluster: { id: string; name: string } | null
  type: string
  title: string
  severity: AlertSeverity
  status: AlertStatus
  /** What it is about, in words: `shop/checkout`, a host, a cluster. */
  compromised: string
  tactics: Tactic[]
  techniques: string[]
  count: number
  firstSeenAt: string
  lastSeenAt: string
  /** By when it should be dealt with; null when there is no hurry. */
  dueAt: string | null
  owner: { id: string; name: string } | null
  statusReason: string | null
  statusComment: string | null
  statusChangedAt: string
  /** Who set the status; null as long as nobody did. */
  statusChangedBy: string | null
  /** The sensor that told of it first, and all that did. */
  source: string
  sources: string[]
  rule: string
  incidentId: string | null
  /** Made by a simulation, not by a sensor. */
  sample: boolean
  /** The suppression rule that dismissed it as it arrived. */
  suppressedBy: { id: string; name: string } | null
  /** The alert of the same type and entity before this one. */
  previousId: string | null
  /** Goes up with each change of status or owner; sent back with a change, it guards against overwriting. */
  version: number
}

/** An entity and the asset that it is in the inventory, if it is there. */
export type AlertEntity = Entity & { assetId: string | null }

export type AlertChangeItem = {
  id: string
  at: string
  /** `raised`, `status`, `owner`, `comment` … */
  kind: string
  actor: { kind: string; id: string | null; name: string }
  before: Json
  after: Json
  comment: string | null
}

export type AlertEvent = {
  id: string
  at: string
  source: string
  rule: string
  priority: string
  message: string
  fields: Json
}

export type RelatedAlert = {
  id: string
  title: string
  severity: AlertSeverity
  status: AlertStatus
  compromised: string
  lastSeenAt: string
  /** What both speak of: `the same asset`, `ip 203.0.113.77`. */
  shared: string[]
}

/** A recommendation that would have stood in the way. */
export type AlertPrevention = {
  checkId: string
  name: string
  severity: Severity
  /** How it stands on the asset or its images, the worst of them; null when nothing has been assessed. */
  status: 'healthy' | 'unhealthy' | 'not-applicable' | null
  assetId: string | null
}

export type AlertImage = {
  assetId: string
  name: string
  /** Open findings by severity. */
  counts: Record<Severity, number>
  /** Findings whose vulnerability is known to be exploited. */
  exploited: number
  worst: {
    rule: string
    title: string
    severity: Severity
    exploited: boolean
    package: string | null
    version: string | null
    fixedVersion: string | null
  }[]
}

/** An alert with all that helps to judge it. */
export type AlertDetail = AlertItem & {
  description: string
  remediation: string[]
  /** `entityId` leads to all that is known of an entity. */
  entities: (AlertEntity & { entityId: string | null })[]
  asset: { id: string; kind: string; name: string; namespace: string | null; exposed: boolean; gone: boolean } | null
  /** What the sensor said of the newest event, kept when the events themselves are past their retention. */
  evidence: Json
  /** The newest 50 events that are still kept, the newest first. */
  events: AlertEvent[]
  /** What happened to it, the newest first. */
  timeline: AlertChangeItem[]
  related: RelatedAlert[]
  /** The story that it is part of. */
  incident: { id: string; title: string; severity: AlertSeverity; alerts: number } | null
  prevention: AlertPrevention[]
  images: AlertImage[]
}

/** How many were raised per stretch of time, oldest first. `counts` is null for time nobody watched. */
export type AlertHistogram = {
  /** Length of one stretch in ms. */
  bucket: number
  buckets: { at: string; counts: Record<AlertSeverity, number> | null }[]
}

type Bounded = { value: number; capped: boolean }

export type AlertCounts = {
  open: number
  active: number
  inProgress: number
  resolved: number
  dismissed: number
  /** Open ones of the asking person, of nobody, and past their time: counted up to 10,000. */
  mine: Bounded
  unassigned: Bounded
  overdue: Bounded
  /** Of the open ones. */
  severities: Record<AlertSeverity, number>
}

export type AlertOwner = { id: string; name: string }
