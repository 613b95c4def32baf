import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { alertStatusSchema, type AlertSeverity, type AlertStatus } from '@/lib/model/alert'
import type { EntityEntry } from '@/lib/model/entity-view'
import type { Json } from '@/lib/model/json'
import { behind, type EntryKey } from './entity-timeline-order'
import { countLimit } from './page'

type AlertColumns = { alert: string; title: string; severity: AlertSeverity; status: AlertStatus; sample: boolean }
type Raised = AlertColumns & { at: Date; compromised: string; count: number }
type Changed = AlertColumns & {
  at: Date
  id: string
  kind: string
  before: Json
  after: Json
  comment: string | null
  actorKind: string
  actorName: string
}

/** Changes are looked for on so many of the newest alerts: nothing leads from an entity to changes by their time. */
const watched = 2_000
const closings = Prisma.sql`change.kind IN ('status', 'undone', 'reopened')`
const state = z.object({ status: alertStatusSchema })
const statusOf = (value: Json) => state.safeParse(value).data?.status ?? null
const columns = Prisma.raw('alert.id AS alert, alert.title, alert.severity, alert.status, alert.sample')
const named = ({ alert, title, severity, status, sample }: AlertColumns) => ({
  id: alert,
  title,
  severity,
  status,
  sample,
})

/** Alerts that name the entity, as they were raised. */
export async function raisedAlerts(
  db: Database,
  id: string,
  after: EntryKey | null,
  most: number,
): Promise<EntityEntry[]> {
  const rows = await db.$queryRaw<Raised[]>`
    SELECT its.at, ${columns}, alert.compromised, alert.count
    FROM (SELECT at, alert_id FROM alert_entity AS e WHERE entity_id = ${id}::uuid
      AND ${behind(after, 'alert', 'e.at', 'e.alert_id')} ORDER BY at DESC, alert_id DESC LIMIT ${most}) AS its
    JOIN alert ON alert.id = its.alert_id ORDER BY its.at DESC, its.alert_id DESC`
  return rows.map(({ at, compromised, count, ...alert }) => ({
    sort: 'alert',
    id: alert.alert,
    at: at.toISOString(),
    alert: { ...named(alert), compromised, count },
  }))
}

/** How those alerts were closed and opened again, for the newest 2,000 of them that were raised by then. */
export async function changedAlerts(
  db: Database,
  id: string,
  after: EntryKey | null,
  most: number,
): Promise<EntityEntry[]> {
  const raised = after ? Prisma.sql`AND at <= ${new Date(after[0])}` : Prisma.empty
  const rows = await db.$queryRaw<Changed[]>`
    SELECT change.at, change.id, change.kind, change.before, change.after, change.comment,
      change.actor_kind AS "actorKind", change.actor_name AS "actorName", ${columns}
    FROM (
      SELECT change.* FROM (
        SELECT alert_id FROM alert_entity WHERE entity_id = ${id}::uuid ${raised}
        ORDER BY at DESC, alert_id DESC LIMIT ${watched}) AS its
      JOIN alert_change AS change ON change.alert_id = its.alert_id
      WHERE ${closings} AND ${behind(after, 'status', 'change.at', 'change.id')}
      ORDER BY change.at DESC, change.id DESC LIMIT ${most}) AS change
    JOIN alert ON alert.id = change.alert_id ORDER BY change.at DESC, change.id DESC`
  return rows.map(({ at, id, kind, before, after, comment, actorKind, actorName, ...alert }) => ({
    sort: 'status',
    id,
    at: at.toISOString(),
    change: kind,
    before: statusOf(before),
    after: statusOf(after),
    actor: { kind: actorKind, name: actorName },
    comment,
    alert: named(alert),
  }))
}

/** How many entries both make, each up to 10,001. */
export async function countAlertEntries(db: Database, id: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT (SELECT count(*)::int FROM (SELECT 1 FROM alert_entity WHERE entity_id = ${id}::uuid
        LIMIT ${countLimit + 1}) AS raised)
      + (SELECT count(*)::int FROM (
        SELECT 1 FROM (SELECT alert_id FROM alert_entity WHERE entity_id = ${id}::uuid
          ORDER BY at DESC, alert_id DESC LIMIT ${watched}) AS its
        JOIN alert_change AS change ON change.alert_id = its.alert_id WHERE ${closings}
        LIMIT ${countLimit + 1}) AS changed) AS count`
  return row?.count ?? 0
}
