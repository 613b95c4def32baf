import { Prisma } from '@/lib/generated/prisma/client'
import type { AlertSeverity, AlertStatus, Tactic } from '@/lib/model/alert'
import type { AlertItem } from '@/lib/model/alert-view'

export type { AlertItem }

export type AlertRow = {
  id: string
  environment_id: string
  environment: string
  asset_id: string
  cluster_id: string | null
  cluster: string | null
  type: string
  title: string
  severity: AlertSeverity
  status: AlertStatus
  class: number
  compromised: string
  tactics: Tactic[]
  techniques: string[]
  count: number
  first_seen_at: Date
  last_seen_at: Date
  due_at: Date | null
  owner_id: string | null
  owner: string | null
  status_reason: string | null
  status_comment: string | null
  status_changed_at: Date
  status_changed_by: string | null
  source: string
  sources: string[]
  rule: string
  incident_id: string | null
  sample: boolean
  suppressed_by_id: string | null
  suppressed_by: string | null
  previous_id: string | null
  version: number
}

/** Columns of an AlertRow, for `alert AS a` with `alertJoins`. */
export const alertColumns =
  Prisma.raw(`a.id, a.environment_id, environment.name AS environment, a.asset_id, a.cluster_id, cluster.name AS cluster,
  a.type, a.title, a.severity, a.status, a.class, a.compromised, a.tactics, a.techniques, a.count, a.first_seen_at,
  a.last_seen_at, a.due_at, a.owner_id, owner.name AS owner, a.status_reason, a.status_comment, a.status_changed_at,
  a.status_changed_by, a.source, coalesce(a.sources, ARRAY[a.source]) AS sources, a.rule, a.incident_id, a.sample, a.suppressed_by_id, rule.name AS suppressed_by, a.previous_id, a.version`)

export const alertJoins = Prisma.raw(`JOIN environment ON environment.id = a.environment_id
  LEFT JOIN asset AS cluster ON cluster.id = a.cluster_id LEFT JOIN "user" AS owner ON owner.id = a.owner_id
  LEFT JOIN suppression_rule AS rule ON rule.id = a.suppressed_by_id`)

/** A row as the API shows it. */
export function toAlertItem(row: AlertRow): AlertItem {
  return {
    id: row.id,
    environment: { id: row.environment_id, name: row.environment },
    assetId: row.asset_id,
    // A cluster that no report has described yet has an id but no name.
    cluster: row.cluster_id !== null && row.cluster !== null ? { id: row.cluster_id, name: row.cluster } : null,
    type: row.type,
    title: row.title,
    severity: row.severity,
    status: row.status,
    compromised: row.compromised,
    tactics: row.tactics,
    techniques: row.techniques,
    count: row.count,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    // A person who is gone stays the owner on record, without a name.
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner ?? 'a former member' },
    statusReason: row.status_reason,
    statusComment: row.status_comment,
    statusChangedAt: row.status_changed_at.toISOString(),
    statusChangedBy: row.status_changed_by,
    source: row.source,
    sources: row.sources,
    rule: row.rule,
    incidentId: row.incident_id,
    sample: row.sample,
    suppressedBy:
      row.suppressed_by_id === null ? null : { id: row.suppressed_by_id, name: row.suppressed_by ?? 'a rule' },
    previousId: row.previous_id,
    version: row.version,
  }
}
