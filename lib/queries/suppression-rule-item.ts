import type { Database } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { SuppressionCondition, SuppressionRuleItem, SuppressionState } from '@/lib/model/suppression'

type Row = {
  id: string
  environment_id: string | null
  environment: string | null
  name: string
  alert_type: string
  conditions: SuppressionCondition[]
  reason: string
  comment: string | null
  state: SuppressionState
  expires_at: Date | null
  created_by: string
  created_at: Date
  updated_by: string | null
  updated_at: Date | null
  alerts: number
  events: number
  last_at: Date | null
}

/** Rules that are there and meet the condition on `suppression_rule AS r`, the newest first, as these environments see them. */
export async function readRules(
  db: Database,
  environments: readonly string[],
  condition: Prisma.Sql,
): Promise<SuppressionRuleItem[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.id, r.environment_id, environment.name AS environment, r.name, r.alert_type, r.conditions, r.reason,
      r.comment, r.expires_at, r.created_at, r.updated_at,
      CASE WHEN r.expires_at <= clock_timestamp() THEN 'expired' WHEN r.disabled_at IS NOT NULL THEN 'disabled'
        ELSE 'enabled' END AS state,
      coalesce(maker.name, r.created_by_id) AS created_by, coalesce(mender.name, r.updated_by_id) AS updated_by,
      coalesce(hit.alerts, 0) AS alerts, coalesce(hit.events, 0) AS events, hit.last_at
    FROM suppression_rule AS r LEFT JOIN environment ON environment.id = r.environment_id
    LEFT JOIN "user" AS maker ON maker.id = r.created_by_id LEFT JOIN "user" AS mender ON mender.id = r.updated_by_id
    LEFT JOIN LATERAL (
      SELECT sum(alerts)::int AS alerts, sum(events)::int AS events, max(last_at) AS last_at FROM suppression_hit
      WHERE rule_id = r.id AND environment_id = ANY(${[...environments]}::uuid[])) AS hit ON true
    WHERE r.deleted_at IS NULL AND (r.environment_id IS NULL OR r.environment_id = ANY(${[...environments]}::uuid[]))
      AND ${condition}
    ORDER BY r.created_at DESC, r.id DESC`
  return rows.map((row) => ({
    id: row.id,
    environment:
      row.environment_id === null ? null : { id: row.environment_id, name: row.environment ?? row.environment_id },
    name: row.name,
    alertType: row.alert_type,
    conditions: row.conditions,
    reason: row.reason,
    comment: row.comment,
    state: row.state,
    expiresAt: row.expires_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedBy: row.updated_by,
    updatedAt: row.updated_at?.toISOString() ?? null,
    hits: { alerts: row.alerts, events: row.events, lastAt: row.last_at?.toISOString() ?? null },
  }))
}
