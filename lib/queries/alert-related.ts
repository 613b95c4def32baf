import type { Database } from '@/lib/db'
import type { Entity, EntityKind } from '@/lib/model/alert'
import type { RelatedAlert } from '@/lib/model/alert-view'

type Row = Omit<RelatedAlert, 'lastSeenAt' | 'shared'> & { asset_id: string; last_seen_at: Date; entities: Entity[] }

/** Kinds whose name means the same thing in every alert of an environment. */
const telling: readonly EntityKind[] = ['ip', 'user', 'service-account', 'image', 'pod']

/** The entities by which other alerts are found. A user of an operating system (`root`) is one on every machine. */
function tellingOf(entities: readonly Entity[]): Entity[] {
  const onMachine = entities.some((entity) => entity.kind === 'process')
  return entities.filter(({ kind }) => telling.includes(kind) && !(kind === 'user' && onMachine))
}
/** How many of the environment's newest alerts are searched for the same entities. */
const searched = 2_000

/** Other alerts on the same asset, and among the newest those that name the same address, person, image or pod. */
export async function readRelated(
  db: Database,
  alert: { id: string; environmentId: string; assetId: string; entities: readonly Entity[] },
): Promise<RelatedAlert[]> {
  const wanted = tellingOf(alert.entities)
  const names = wanted.map(({ kind, name }) => JSON.stringify([{ kind, name }]))
  const rows = await db.$queryRaw<Row[]>`
    WITH same AS (
      SELECT id FROM alert WHERE asset_id = ${alert.assetId}::uuid ORDER BY last_seen_at DESC LIMIT 11
    ), recent AS (
      SELECT id FROM (
        SELECT id, last_seen_at, entities FROM alert WHERE environment_id = ${alert.environmentId}::uuid
        ORDER BY first_seen_at DESC LIMIT ${searched}) AS newest
      WHERE entities @> ANY(${names}::jsonb[]) ORDER BY last_seen_at DESC LIMIT 11
    )
    SELECT id, title, severity, status, compromised, asset_id, last_seen_at, entities FROM alert
    WHERE id IN (SELECT id FROM same UNION SELECT id FROM recent) AND id <> ${alert.id}::uuid
    ORDER BY last_seen_at DESC, id DESC LIMIT 10`
  return rows.map(({ asset_id, last_seen_at, entities, ...row }) => ({
    ...row,
    lastSeenAt: last_seen_at.toISOString(),
    shared: [
      ...(asset_id === alert.assetId ? ['the same asset'] : []),
      ...wanted
        .filter(({ kind, name }) => entities.some((other) => other.kind === kind && other.name === name))
        .map(({ kind, name }) => `${kind} ${name}`),
    ],
  }))
}
