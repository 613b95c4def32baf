import { Prisma } from '@/lib/generated/prisma/client'
import type { AlertSeverity, AlertStatus, Tactic } from '@/lib/model/alert'
import type { IncidentItem } from '@/lib/model/incident-view'

export type IncidentRow = Omit<
  IncidentItem,
  'environment' | 'cluster' | 'owner' | 'firstSeenAt' | 'lastSeenAt' | 'statusChangedAt'
> & {
  severity: AlertSeverity
  status: AlertStatus
  tactics: Tactic[]
  environmentId: string
  environmentName: string
  clusterId: string | null
  clusterName: string | null
  ownerId: string | null
  ownerName: string | null
  firstSeenAt: Date
  lastSeenAt: Date
  statusChangedAt: Date
  class: number
  rules: string[]
  capped: string | null
}

/** Columns of an IncidentRow, for `incident AS i` with `incidentJoins`. */
export const incidentColumns = Prisma.raw(`i.id, i.environment_id AS "environmentId",
  environment.name AS "environmentName", i.cluster_id AS "clusterId", cluster.name AS "clusterName", i.title,
  i.severity, i.alert_severity AS "alertSeverity", i.severity_reason AS "severityReason", i.status, i.class, i.rule,
  i.rules, i.tactics, i.alerts, i.first_seen_at AS "firstSeenAt", i.last_seen_at AS "lastSeenAt", i.entities,
  i.owner_id AS "ownerId", owner.name AS "ownerName", i.status_reason AS "statusReason",
  i.status_comment AS "statusComment", i.status_changed_at AS "statusChangedAt",
  i.status_changed_by AS "statusChangedBy", i.sample, i.version, i.capped`)

export const incidentJoins = Prisma.raw(`JOIN environment ON environment.id = i.environment_id
  LEFT JOIN asset AS cluster ON cluster.id = i.cluster_id LEFT JOIN "user" AS owner ON owner.id = i.owner_id`)

/** A row as the API shows it. */
export function toIncidentItem(row: IncidentRow): IncidentItem {
  const { environmentId, environmentName, clusterId, clusterName, ownerId, ownerName, ...rest } = row
  const { class: _class, rules: _rules, capped: _capped, firstSeenAt, lastSeenAt, statusChangedAt, ...item } = rest
  return {
    ...item,
    environment: { id: environmentId, name: environmentName },
    cluster: clusterId !== null && clusterName !== null ? { id: clusterId, name: clusterName } : null,
    // A person who is gone stays the owner on record, without a name.
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? 'a former member' },
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    statusChangedAt: statusChangedAt.toISOString(),
  }
}
