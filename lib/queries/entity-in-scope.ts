import type { Database } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import type { EntityKind } from '@/lib/model/alert'
import type { Scope } from '@/lib/operation'
import { joinEntities } from './alert-entities'

/** An entity as its newest alert names it; a cluster by its name in the inventory, for sensors know its uid alone. */
export type KnownEntity = {
  id: string
  environmentId: string
  environment: string
  kind: EntityKind
  name: string
  key: string
  /** The cluster or host of its newest alert, and the asset which that is about. */
  placeId: string
  alertedId: string
}

/**
 * The entity with this id as far as the asking person may see it. Throws OperationError not-found for one that no alert
 * names, or that lies outside the scope.
 */
export async function entityInScope(db: Database, scope: Scope, id: string): Promise<KnownEntity> {
  const [row] = await db.$queryRaw<KnownEntity[]>`
    SELECT e.entity_id AS id, e.environment_id AS "environmentId", environment.name AS environment, e.kind,
      CASE WHEN e.kind = 'cluster' THEN coalesce(place.name, e.name) ELSE e.name END AS name, e.key,
      e.place_id AS "placeId", e.asset_id AS "alertedId"
    FROM (SELECT * FROM alert_entity WHERE entity_id = ${id}::uuid ORDER BY at DESC, alert_id DESC LIMIT 1) AS e
    JOIN environment ON environment.id = e.environment_id
    LEFT JOIN asset AS place ON place.id = e.place_id AND place.kind = 'cluster'`
  if (!row || (scope !== 'all' && !scope.includes(row.environmentId))) {
    throw new OperationError('not-found', 'No alert names such an entity, or it is not yours to see.')
  }
  return row
}

/** Kinds whose key is that of an asset; the key of others (a user’s name) may look like one and is none. */
const inventoried: ReadonlySet<EntityKind> = new Set([
  'cluster',
  'node',
  'namespace',
  'workload',
  'pod',
  'service-account',
  'image',
  'host',
])
/** What the inventory does not hold itself, but the workload that it is a part of. */
const parts: ReadonlySet<EntityKind> = new Set(['pod', 'container'])

/** The asset of an entity; null where the inventory holds none. */
export async function assetOfEntity(
  db: Database,
  { environmentId, kind, name, key, alertedId }: KnownEntity,
): Promise<{ id: string; itself: boolean } | null> {
  if (inventoried.has(kind)) {
    const [joined] = await joinEntities(db, environmentId, [{ kind, name, key }])
    if (joined?.assetId) return { id: joined.assetId, itself: true }
  }
  if (!parts.has(kind)) return null
  const kinds = { in: ['workload', 'container'] }
  const whole = await db.asset.findFirst({ where: { id: alertedId, environmentId, kind: kinds }, select: { id: true } })
  return whole && { id: whole.id, itself: false }
}
