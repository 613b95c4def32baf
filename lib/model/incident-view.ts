import type { AlertSeverity, AlertStatus, Entity, EntityKind, Tactic } from './alert'
import type { AlertChangeItem, AlertItem } from './alert-view'

/** An incident as lists show it. Times are ISO 8601 UTC. */
export type IncidentItem = {
  id: string
  environment: { id: string; name: string }
  cluster: { id: string; name: string } | null
  title: string
  severity: AlertSeverity
  /** The worst of its alerts, and why the incident is worse; '' where it is not. */
  alertSeverity: AlertSeverity
  severityReason: string
  status: AlertStatus
  /** The rule that names it. */
  rule: string
  tactics: Tactic[]
  /** How many alerts it holds. */
  alerts: number
  firstSeenAt: string
  lastSeenAt: string
  /** What most of its alerts share, first. */
  entities: (Entity & { alerts: number })[]
  owner: { id: string; name: string } | null
  statusReason: string | null
  statusComment: string | null
  statusChangedAt: string
  statusChangedBy: string | null
  /** Made by a simulation, not by a sensor. */
  sample: boolean
  version: number
}

/** A sentence of the story: what an alert adds to it. */
export type IncidentSentence = {
  at: string
  alertId: string
  severity: AlertSeverity
  text: string
  step: string | null
}

/** Entities and how alerts join them. */
export type IncidentGraph = {
  nodes: { id: string; kind: EntityKind; name: string; alerts: number; assetId: string | null }[]
  /** From who acts to what is acted on. */
  links: { from: string; to: string; alerts: number }[]
  /** Entities that were left out, for there are too many to read. */
  left: number
}

/** An incident with its story. */
export type IncidentDetail = IncidentItem & {
  rules: { id: string; name: string; description: string }[]
  /** Who, from where, what: the incident in two or three sentences. */
  lead: string[]
  sentences: IncidentSentence[]
  /** The steps of its rule, and the first alert that is each; null for one that was not seen. */
  steps: { name: string; alertId: string | null }[]
  /** What to do first. */
  firstSteps: string[]
  graph: IncidentGraph
  alertItems: AlertItem[]
  /** Why it takes no more alerts; null as long as it does. */
  capped: string | null
  /** What happened to it, the newest first. */
  timeline: AlertChangeItem[]
}
