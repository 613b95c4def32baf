import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { entityKinds } from '@/lib/model/alert'
import { alertClass } from '@/lib/model/alert-class'
import type { EntityItem } from '@/lib/model/entity-view'
import { defineQuery } from '@/lib/operation'
import { entityId } from '@/lib/store/identity'
import { assetInScope } from './asset-in-scope'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { decodeCursor, pageInput, toPage, type Page } from './page'
import { containsPattern, textInput } from './text-input'

type Row = Omit<EntityItem, 'environment' | 'place' | 'lastAlertAt'> & {
  at: Date
  environmentId: string
  environment: string
  placeId: string | null
  placeName: string | null
  placeKind: NonNullable<EntityItem['place']>['kind'] | null
}

/** So many of the newest alerts of each environment are searched. */
const searched = 5_000
const leastOpen = alertClass('in-progress', 'informational') - (alertClass('in-progress', 'informational') % 10)

/**
 * What the newest 5,000 alerts of each environment name, what most of them name first. `asset`: the entities that this
 * asset is, in all of its alerts up to that number.
 */
export const listEntities = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({
    environment: environmentInput,
    kind: oneOrMore(z.enum(entityKinds)),
    q: textInput(200).optional(),
    asset: z.uuid().optional(),
    ...pageInput,
  }),
  async run({ db, scope }, { environment, kind, q, asset, limit, cursor }): Promise<Page<EntityItem>> {
    const environments = await environmentsInScope(db, scope, environment)
    const ids = asset === undefined ? null : await entitiesOfAsset(db, await assetInScope(db, scope, asset))
    const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.number().int(), z.uuid()]))
    const narrow = Prisma.join(
      [
        Prisma.sql`e.environment_id = ANY(${environments}::uuid[])`,
        ...(kind ? [Prisma.sql`e.kind = ANY(${kind}::text[])`] : []),
        ...(q === undefined ? [] : [Prisma.sql`e.name ILIKE ${containsPattern(q)}`]),
      ],
      ' AND ',
    )
    const named = ids
      ? Prisma.sql`unnest(${ids}::uuid[]) AS own (id) CROSS JOIN LATERAL (
          SELECT * FROM alert_entity WHERE entity_id = own.id ORDER BY at DESC, alert_id DESC LIMIT ${searched}) AS e
          JOIN alert AS a ON a.id = e.alert_id`
      : Prisma.sql`unnest(${environments}::uuid[]) AS own (id) CROSS JOIN LATERAL (
          SELECT id, asset_id, class FROM alert WHERE environment_id = own.id
          ORDER BY first_seen_at DESC LIMIT ${searched}) AS a
          JOIN alert_entity AS e ON e.asset_id = a.asset_id AND e.alert_id = a.id`
    const grouped = Prisma.sql`
      SELECT e.entity_id AS id, count(*)::int AS alerts, (count(*) FILTER (WHERE a.class >= ${leastOpen}))::int AS open,
        max(e.at) AS at
      FROM ${named} WHERE ${narrow} GROUP BY e.entity_id`
    const behind = after ? Prisma.sql`WHERE (alerts, id) < (${after[0]}::int, ${after[1]}::uuid)` : Prisma.empty
    const rows = await db.$queryRaw<(Row & { total: number })[]>`
      WITH found AS MATERIALIZED (${grouped}), page AS (
        SELECT * FROM found ${behind} ORDER BY alerts DESC, id DESC LIMIT ${limit + 1})
      SELECT page.id, page.alerts, page.open, page.at, newest.kind,
        CASE WHEN newest.kind = 'cluster' AND place.kind = 'cluster' THEN place.name ELSE newest.name END AS name, newest.environment_id AS "environmentId",
        environment.name AS environment, place.id AS "placeId", place.name AS "placeName", place.kind AS "placeKind",
        (SELECT count(*)::int FROM found) AS total
      FROM page CROSS JOIN LATERAL (
        SELECT * FROM alert_entity WHERE entity_id = page.id ORDER BY at DESC, alert_id DESC LIMIT 1) AS newest
      JOIN environment ON environment.id = newest.environment_id LEFT JOIN asset AS place ON place.id = newest.place_id
      ORDER BY page.alerts DESC, page.id DESC`
    return toPage(rows, limit, { value: rows[0]?.total ?? 0, capped: false }, (row) => [row.alerts, row.id], toItem)
  },
})

/** The ids that an asset has as an entity: by its key, and an image by each of its tags. */
async function entitiesOfAsset(
  db: Database,
  asset: { id: string; environment_id: string; kind: string; key: string },
): Promise<string[]> {
  const keys = [asset.key]
  if (asset.kind === 'image') {
    const rows = await db.assetReference.findMany({
      where: { assetId: asset.id },
      select: { reference: true },
      take: 100,
    })
    keys.push(...rows.map(({ reference }) => `image/${reference}`))
  }
  return keys.map((key) => entityId(asset.environment_id, asset.kind, key))
}

function toItem({ id, kind, name, alerts, open, ...row }: Row): EntityItem {
  const { placeId, placeName, placeKind } = row
  return {
    id,
    kind,
    name,
    environment: { id: row.environmentId, name: row.environment },
    place: placeId !== null && placeKind !== null ? { id: placeId, name: placeName ?? '', kind: placeKind } : null,
    alerts,
    open,
    lastAlertAt: row.at.toISOString(),
  }
}
