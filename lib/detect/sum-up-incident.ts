import {
  tactics as allTactics,
  type AlertSeverity,
  type AlertStatus,
  type Entity,
  type EntityKind,
  type Tactic,
} from '@/lib/model/alert'
import { severityRank } from '@/lib/model/severity'
import { isTelling } from './clue'
import { incidentRule, incidentRules } from './incident-rules'

/** An alert as its incident is made of it. */
export type MemberAlert = {
  id: string
  severity: AlertSeverity
  status: AlertStatus
  tactics: readonly Tactic[]
  firstSeenAt: Date
  lastSeenAt: Date
}
export type MemberEntity = { alertId: string; kind: EntityKind; name: string; key: string }

/** What an incident says of itself. */
export type IncidentSummary = {
  title: string
  rule: string
  rules: string[]
  severity: AlertSeverity
  alertSeverity: AlertSeverity
  severityReason: string
  tactics: Tactic[]
  alerts: number
  firstSeenAt: Date
  lastSeenAt: Date
  /** What most of its alerts share, first. */
  entities: (Entity & { alerts: number })[]
}

const worse = (one: AlertSeverity, other: AlertSeverity) => (severityRank[one] >= severityRank[other] ? one : other)
/** The order in which a thing makes a better name for what happened. */
const naming: readonly EntityKind[] = ['service-account', 'user', 'workload', 'pod', 'ip', 'node', 'image', 'namespace']
const mostEntities = 24

/** Sums up an incident; throws RangeError when it has no alert. `ruleIds` are those that its alerts meet. */
export function sumUpIncident(
  alerts: readonly MemberAlert[],
  named: readonly MemberEntity[],
  ruleIds: readonly string[],
): IncidentSummary {
  const [first] = alerts
  if (!first) throw new RangeError('an incident is made of alerts')
  const rules = incidentRules.flatMap(({ id }) => (ruleIds.includes(id) ? [id] : []))
  const rule = incidentRule(rules[0] ?? '')
  const alertSeverity = alerts.map((alert) => alert.severity).reduce(worse)
  const raising = rules
    .flatMap((id) => incidentRule(id) ?? [])
    .toSorted((a, b) => severityRank[b.severity.atLeast] - severityRank[a.severity.atLeast])[0]
  const severity = worse(alertSeverity, raising?.severity.atLeast ?? alertSeverity)
  const entities = countEntities(named)
  const subject = naming.map((kind) => entities.find((one) => one.kind === kind && one.alerts > 1)).find(Boolean)
  const name = rule?.name ?? 'Several alerts that belong together'
  const met = new Set(alerts.flatMap((alert) => alert.tactics))
  return {
    title: subject ? `${name}: ${subject.name}` : name,
    rule: rule?.id ?? '',
    rules,
    severity,
    alertSeverity,
    severityReason: severity === alertSeverity || !raising ? '' : raising.severity.because,
    tactics: allTactics.filter((tactic) => met.has(tactic)),
    alerts: alerts.length,
    firstSeenAt: new Date(Math.min(...alerts.map((alert) => +alert.firstSeenAt))),
    lastSeenAt: new Date(Math.max(...alerts.map((alert) => +alert.lastSeenAt))),
    entities: entities.slice(0, mostEntities),
  }
}

/** The things that alerts name, those that most of them share first. */
function countEntities(named: readonly MemberEntity[]): (Entity & { alerts: number })[] {
  const counted = new Map<string, { entity: MemberEntity; alerts: Set<string> }>()
  for (const entity of named) {
    if (!naming.includes(entity.kind) || !isTelling(entity)) continue
    const key = `${entity.kind} ${entity.key}`
    const known = counted.get(key)
    if (known) known.alerts.add(entity.alertId)
    else counted.set(key, { entity, alerts: new Set([entity.alertId]) })
  }
  return [...counted.values()]
    .map(({ entity: { kind, name, key }, alerts }) => ({ kind, name, key, alerts: alerts.size }))
    .toSorted(
      (a, b) => b.alerts - a.alerts || naming.indexOf(a.kind) - naming.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
    )
}

/**
 * The status that follows from its alerts: closed when all of them are (dismissed only if every one was dismissed),
 * open again as soon as one is. Otherwise it stays as people set it.
 */
export function statusOfIncident(status: AlertStatus, alerts: readonly { status: AlertStatus }[]): AlertStatus {
  const open = alerts.some((alert) => alert.status === 'active' || alert.status === 'in-progress')
  const closed = status === 'resolved' || status === 'dismissed'
  if (open) return closed ? 'active' : status
  if (closed) return status
  return alerts.every((alert) => alert.status === 'dismissed') ? 'dismissed' : 'resolved'
}
