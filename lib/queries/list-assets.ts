import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { assetKinds, assetKindSchema } from '@/lib/model/asset'
import type { AssetItem } from '@/lib/model/inventory'
import { defineQuery } from '@/lib/operation'
import { assetColumns, assetJoins, toAssetItem, type AssetRow } from './asset-item'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { lastSeenOf } from './last-seen'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'
import { containsPattern, textInput } from './text-input'

/** Filters of assets; the list, its count and its export share them. */
export const assetFilters = {
  environment: environmentInput,
  kind: oneOrMore(assetKindSchema),
  status: z.enum(['present', 'gone']).default('present'),
  cluster: z.uuid().optional(),
  namespace: textInput(300).optional(),
  /** In the name. */
  q: textInput(200).optional(),
  sort: z.enum(['name']).default('name'),
}

const input = z.strictObject({ ...assetFilters, ...pageInput })
type Input = z.output<typeof input>

const cursorKey = z.tuple([z.string(), z.uuid()])

/** Assets by name. Each kind of each environment is one probe of an index, merged as they come. */
export const listAssets = defineQuery({
  permission: 'assets:read',
  input,
  async run({ db, scope }, filter): Promise<Page<AssetItem>> {
    const environments = await environmentsInScope(db, scope, filter.environment)
    const kinds = [...new Set(filter.kind ?? assetKinds)]
    const where = conditions(filter)
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, cursorKey)
    const keyset = after ? Prisma.sql`(a.name, a.id) > (${after[0]}, ${after[1]}::uuid)` : Prisma.sql`true`
    const probes = environments.flatMap((environment) => kinds.map((kind) => ({ environment, kind })))
    const rows = await db.$queryRaw<AssetRow[]>`
      SELECT ${assetColumns} FROM (
        SELECT a.* FROM unnest(${probes.map((row) => row.environment)}::uuid[], ${probes.map((row) => row.kind)}::text[])
          AS wanted (environment_id, kind)
        CROSS JOIN LATERAL (
          SELECT a.* FROM asset AS a
          WHERE a.environment_id = wanted.environment_id AND a.kind = wanted.kind AND ${where} AND ${keyset}
          ORDER BY a.name, a.id LIMIT ${filter.limit + 1}) AS a
        ORDER BY a.name, a.id LIMIT ${filter.limit + 1}) AS a
      ${assetJoins} ORDER BY a.name, a.id`
    const [total, lastSeen] = await Promise.all([count(db, environments, kinds, filter, where), lastSeenOf(db, rows)])
    return toPage(
      rows,
      filter.limit,
      total,
      (row) => [row.name, row.id],
      (row) => toAssetItem(row, lastSeen(row)),
    )
  },
})

function conditions(filter: Input): Prisma.Sql {
  const parts = [filter.status === 'present' ? Prisma.sql`a.gone_at IS NULL` : Prisma.sql`a.gone_at IS NOT NULL`]
  if (filter.cluster !== undefined) parts.push(Prisma.sql`a.cluster_id = ${filter.cluster}::uuid`)
  if (filter.namespace !== undefined) parts.push(Prisma.sql`a.namespace = ${filter.namespace}`)
  if (filter.q !== undefined) parts.push(Prisma.sql`a.name ILIKE ${containsPattern(filter.q)}`)
  return Prisma.join(parts, ' AND ')
}

/** Exact from the tally of kinds; counted up to the limit for a text, a place, or what is gone. */
async function count(db: Database, environments: string[], kinds: string[], filter: Input, where: Prisma.Sql) {
  const isTallied = filter.status === 'present' && filter.q === undefined && !filter.cluster && !filter.namespace
  if (isTallied) {
    const { _sum } = await db.assetTally.aggregate({
      where: { environmentId: { in: environments }, kind: { in: kinds } },
      _sum: { count: true },
    })
    return { value: _sum.count ?? 0, capped: false }
  }
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM asset AS a WHERE ${where} AND a.environment_id = ANY(${environments}::uuid[])
        AND a.kind = ANY(${kinds}::text[]) LIMIT ${countLimit + 1}) AS matching`
  const value = row?.count ?? 0
  return { value: Math.min(value, countLimit), capped: value > countLimit }
}
