import { z } from 'zod'
import type { Database } from '@/lib/db'
import { drawIncident } from '@/lib/detect/draw-incident'
import { incidentRule } from '@/lib/detect/incident-rules'
import { leadOf, sentenceOf, stepsTaken, type ToldAlert } from '@/lib/detect/tell-incident'
import { OperationError } from '@/lib/errors'
import type { EntityKind } from '@/lib/model/alert'
import type { AlertChangeItem } from '@/lib/model/alert-view'
import type { IncidentDetail } from '@/lib/model/incident-view'
import type { Json } from '@/lib/model/json'
import { defineQuery } from '@/lib/operation'
import { assetId } from '@/lib/store/identity'
import { alertColumns, alertJoins, toAlertItem, type AlertRow } from './alert-item'
import { environmentsInScope } from './environments-in-scope'
import { incidentColumns, incidentJoins, toIncidentItem, type IncidentRow } from './incident-item'

type EntityRow = { alertId: string; id: string; kind: EntityKind; name: string; key: string; via: string | null }

/**
 * One incident with its story; the id of one that was merged leads to the one that lives. Throws OperationError
 * not-found outside of the asking person's scope.
 */
export const readIncident = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, scope }, { id: asked }): Promise<IncidentDetail> {
    const environments = await environmentsInScope(db, scope)
    const [row] = await db.$queryRaw<IncidentRow[]>`
      SELECT ${incidentColumns} FROM incident AS i ${incidentJoins}
      WHERE i.id = (SELECT coalesce(merged_into_id, id) FROM incident WHERE id = ${asked}::uuid)
        AND i.environment_id = ANY(${environments}::uuid[])`
    if (!row) throw new OperationError('not-found', 'There is no such incident, or it is not yours to see.')
    const { id } = row
    const [alerts, named, timeline] = await Promise.all([
      db.$queryRaw<AlertRow[]>`
        SELECT ${alertColumns} FROM alert AS a ${alertJoins}
        WHERE a.incident_id = ${id}::uuid ORDER BY a.first_seen_at, a.id LIMIT 200`,
      readEntities(db, id),
      readTimeline(db, id),
    ])
    const items = alerts.map(toAlertItem)
    const told = items.map((item): ToldAlert => ({ ...item, entities: named.filter((one) => one.alertId === item.id) }))
    const steps = stepsTaken(row.rule, told)
    const ids = [...new Set(named.map(({ key }) => assetId(row.environmentId, key)))]
    const there = await db.asset.findMany({ where: { id: { in: ids } }, select: { id: true } })
    const present = new Set(there.map((asset) => asset.id))
    const inInventory = (key: string) => {
      const found = assetId(row.environmentId, key)
      return present.has(found) ? found : null
    }
    const item = toIncidentItem(row)
    return {
      ...item,
      rules: row.rules
        .flatMap((rule) => incidentRule(rule) ?? [])
        .map(({ id, name, description }) => ({ id, name, description })),
      lead: leadOf(
        told,
        item.cluster?.name ?? named.find((one) => one.kind === 'cluster')?.name ?? item.environment.name,
      ),
      sentences: told.map((alert) => ({
        at: alert.firstSeenAt,
        alertId: alert.id,
        severity: alert.severity,
        text: sentenceOf(alert),
        step: steps.find((step) => step.alertId === alert.id)?.name ?? null,
      })),
      steps,
      firstSteps: [...(incidentRule(row.rule)?.firstSteps ?? [])],
      graph: drawIncident(named.map(({ key, ...entity }) => ({ ...entity, assetId: inInventory(key) }))),
      alertItems: items,
      capped: row.capped,
      timeline,
    }
  },
})

async function readEntities(db: Database, incidentId: string): Promise<EntityRow[]> {
  return db.$queryRaw<EntityRow[]>`
    SELECT e.alert_id AS "alertId", e.entity_id AS id, e.kind, e.name, e.key, e.via
    FROM (SELECT id, asset_id FROM alert WHERE incident_id = ${incidentId}::uuid) AS a
    CROSS JOIN LATERAL (SELECT * FROM alert_entity AS e WHERE (e.asset_id, e.alert_id) = (a.asset_id, a.id) LIMIT 100) AS e
    ORDER BY e.kind, e.name`
}

async function readTimeline(db: Database, incidentId: string): Promise<AlertChangeItem[]> {
  const rows = await db.incidentChange.findMany({
    where: { incidentId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 200,
  })
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    before: (row.before ?? null) as Json,
    after: (row.after ?? null) as Json,
    comment: row.comment,
  }))
}
