import { z } from 'zod'
import type { Database } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import type { Entity } from '@/lib/model/alert'
import type { AlertChangeItem, AlertDetail, AlertEvent } from '@/lib/model/alert-view'
import type { Json } from '@/lib/model/json'
import { defineQuery } from '@/lib/operation'
import { joinEntities } from './alert-entities'
import { withEntityIds } from './alert-entity-ids'
import { readAlertImages } from './alert-images'
import { alertColumns, alertJoins, toAlertItem, type AlertRow } from './alert-item'
import { readPrevention } from './alert-prevention'
import { readRelated } from './alert-related'
import { environmentsInScope } from './environments-in-scope'

type Row = AlertRow & {
  description: string
  remediation: string[]
  entities: Entity[]
  evidence: Json
  prevented_by: string[]
}

/** One alert with all that helps to judge it. Throws OperationError not-found outside of the asking person's scope. */
export const readAlert = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, scope }, { id }): Promise<AlertDetail> {
    const environments = await environmentsInScope(db, scope)
    const [row] = await db.$queryRaw<Row[]>`
      SELECT ${alertColumns}, a.description, a.remediation, a.entities, a.evidence, a.prevented_by
      FROM alert AS a ${alertJoins} WHERE a.id = ${id}::uuid AND a.environment_id = ANY(${environments}::uuid[])`
    if (!row) throw new OperationError('not-found', 'There is no such alert, or it is not yours to see.')
    const [entities, asset, events, timeline, related, incident] = await Promise.all([
      joinEntities(db, row.environment_id, row.entities),
      db.asset.findUnique({ where: { id: row.asset_id } }),
      readEvents(db, id),
      readTimeline(db, id),
      readRelated(db, { id, environmentId: row.environment_id, assetId: row.asset_id, entities: row.entities }),
      readIncidentOf(db, row.incident_id),
    ])
    const withIds = await withEntityIds(db, { id, assetId: row.asset_id }, entities)
    const named = entities.flatMap((entity) => (entity.kind === 'image' ? (entity.assetId ?? []) : []))
    const images = await readAlertImages(db, row.environment_id, row.asset_id, named)
    const judged = [row.asset_id, ...images.map((image) => image.assetId)]
    return {
      ...toAlertItem(row),
      description: row.description,
      remediation: row.remediation,
      entities: withIds,
      asset: asset && {
        id: asset.id,
        kind: asset.kind,
        name: asset.name,
        namespace: asset.namespace,
        exposed: asset.exposed,
        gone: asset.goneAt !== null,
      },
      evidence: row.evidence,
      events,
      timeline,
      related,
      incident,
      prevention: await readPrevention(db, row.prevented_by, judged),
      images,
    }
  },
})

/** The story that the alert is part of; of a merged one, the incident that lives. */
async function readIncidentOf(db: Database, id: string | null): Promise<AlertDetail['incident']> {
  if (id === null) return null
  const [row] = await db.$queryRaw<NonNullable<AlertDetail['incident']>[]>`
    SELECT id, title, severity, alerts FROM incident
    WHERE id = (SELECT coalesce(merged_into_id, id) FROM incident WHERE id = ${id}::uuid)`
  return row ?? null
}

async function readEvents(db: Database, alertId: string): Promise<AlertEvent[]> {
  const rows = await db.event.findMany({ where: { alertId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 50 })
  return rows.map(({ id, at, source, rule, priority, message, fields }) => ({
    id,
    at: at.toISOString(),
    source,
    rule,
    priority,
    message,
    fields: fields as Json,
  }))
}

async function readTimeline(db: Database, alertId: string): Promise<AlertChangeItem[]> {
  const rows = await db.alertChange.findMany({
    where: { alertId },
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
