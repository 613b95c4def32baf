import type { Transaction } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { alertSeverities, type AlertSeverity } from '@/lib/model/alert'
import { alertNews, type NewsFacts, type NewsKind } from '@/lib/model/notification'

/** `occurrence` tells one reopening (or raise of severity) of the same alert from the next. */
export type AlertNews = {
  kind: 'alert-raised' | 'alert-reopened' | 'severity-raised'
  alertId: string
  occurrence?: string
}
/** News of anything else, with all that is to be said of it. */
export type News = {
  kind: Exclude<NewsKind, 'alert-raised' | 'alert-reopened'>
  id: string
  occurrence?: string
  environmentId: string
  severity: AlertSeverity
  sample?: boolean
  facts: NewsFacts
}

const ranked = Prisma.sql`${[...alertSeverities].toReversed()}::text[]`
/** Which rules want a piece of news `n` (kind, environment_id, severity, type, tactics). */
const wanted = Prisma.sql`rule.enabled AND n.kind = ANY(rule.kinds)
  AND (cardinality(rule.environment_ids) = 0 OR n.environment_id = ANY(rule.environment_ids))
  AND (n.kind <> ALL(${[...alertNews]}::text[]) OR
    (array_position(${ranked}, n.severity) >= array_position(${ranked}, rule.severity)
      AND (n.type IS NULL OR cardinality(rule.types) = 0 OR n.type = ANY(rule.types))
      AND (cardinality(rule.tactics) = 0 OR n.tactics && rule.tactics)))`

/**
 * Notes for every rule that wants it that there is news of these alerts, in the transaction of the news itself: one
 * statement. Alerts that are suppressed or closed tell nothing. The same news twice is noted once. Returns how many
 * were noted.
 */
export async function notifyAlerts(tx: Transaction, news: readonly AlertNews[], at: Date): Promise<number> {
  if (news.length === 0) return 0
  return tx.$executeRaw`
    INSERT INTO notify_intent (rule_id, kind, subject_id, occurrence, environment_id, severity, sample, at, facts)
    SELECT rule.id, n.kind, n.id, n.occurrence, n.environment_id, n.severity, n.sample, ${at}, jsonb_build_object(
      'title', left(n.title, 500), 'environment', n.environment, 'type', n.type, 'tactics', to_jsonb(n.tactics),
      'entity', left(n.compromised, 500), 'source', n.source, 'happenedAt',
      to_char(n.first_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'cluster', n.cluster)
    FROM notify_rule AS rule CROSS JOIN (
      SELECT row.kind, row.occurrence, alert.id::text AS id, environment_id, environment.name AS environment, type,
        tactics, severity, sample, title, compromised, source, first_seen_at,
        (SELECT name FROM asset WHERE asset.id = alert.cluster_id) AS cluster
      FROM unnest(${news.map((row) => row.kind)}::text[], ${news.map((row) => row.alertId)}::uuid[],
        ${news.map((row) => row.occurrence ?? '')}::text[]) AS row (kind, alert_id, occurrence)
      JOIN alert ON alert.id = row.alert_id JOIN environment ON environment.id = alert.environment_id
      WHERE alert.status IN ('active', 'in-progress') AND alert.suppressed_by_id IS NULL) AS n
    WHERE ${wanted}
    ON CONFLICT (rule_id, kind, subject_id, occurrence) DO NOTHING`
}

/** The same for what is no alert. */
export async function notifyNews(tx: Transaction, news: readonly News[], at: Date): Promise<number> {
  if (news.length === 0) return 0
  const rows = news.map((row) => ({
    kind: row.kind,
    id: row.id,
    occurrence: row.occurrence ?? '',
    environment_id: row.environmentId,
    severity: row.severity,
    sample: row.sample ?? false,
    type: row.facts.type ?? null,
    tactics: row.facts.tactics ?? [],
    facts: row.facts,
  }))
  return tx.$executeRaw`
    INSERT INTO notify_intent (rule_id, kind, subject_id, occurrence, environment_id, severity, sample, at, facts)
    SELECT rule.id, n.kind, n.id, n.occurrence, n.environment_id, n.severity, n.sample, ${at}, n.facts
    FROM notify_rule AS rule CROSS JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (kind text, id text,
      occurrence text, environment_id uuid, severity text, sample boolean, type text, tactics text[], facts jsonb)
    WHERE ${wanted}
    ON CONFLICT (rule_id, kind, subject_id, occurrence) DO NOTHING`
}
