import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ImageItem } from '@/lib/model/inventory'
import { severityRank } from '@/lib/model/severity'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { facetFilters } from './finding-where'
import { imageColumns, toImageItems, type ImageRow } from './image-item'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'
import { containsPattern, textInput } from './text-input'

/** `severity` is that of the worst open finding; `exploited` and `fixable` ask for at least one such finding. */
export const imageFilters = {
  environment: environmentInput,
  ...facetFilters,
  /** In the name. */
  q: textInput(200).optional(),
}

const input = z.strictObject({ ...imageFilters, ...pageInput })
type Input = z.output<typeof input>
const cursorKey = z.tuple([z.number(), z.uuid()])
const order = Prisma.raw('a.risk DESC, a.id DESC')
const isPresentImage = Prisma.raw(`a.kind = 'image' AND a.gone_at IS NULL`)

/** Images in use or in a registry, the worst first: see lib/store/asset-risk for the order. */
export const listImages = defineQuery({
  permission: 'assets:read',
  input,
  async run({ db, scope }, filter): Promise<Page<ImageItem>> {
    const environments = await environmentsInScope(db, scope, filter.environment)
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, cursorKey)
    const keyset = after ? Prisma.sql`(a.risk, a.id) < (${after[0]}::float8, ${after[1]}::uuid)` : Prisma.sql`true`
    const where = conditions(environments, filter)
    const read = db.$queryRaw<ImageRow[]>`
      SELECT ${imageColumns} FROM (
        SELECT a.* FROM unnest(${environments}::uuid[]) AS wanted (environment_id)
        CROSS JOIN LATERAL (
          SELECT a.* FROM asset AS a
          WHERE a.environment_id = wanted.environment_id AND ${isPresentImage} AND ${where} AND ${keyset}
          ORDER BY ${order} LIMIT ${filter.limit + 1}) AS a
        ORDER BY ${order} LIMIT ${filter.limit + 1}) AS a
      JOIN environment ON environment.id = a.environment_id ORDER BY ${order}`
    const [rows, total] = await Promise.all([read, count(db, environments, filter, where)])
    const page = toPage(
      rows,
      filter.limit,
      total,
      (row) => [row.risk, row.id],
      (row) => row,
    )
    return { ...page, items: await toImageItems(db, page.items) }
  },
})

function conditions(environments: string[], filter: Input): Prisma.Sql {
  const parts = [Prisma.sql`true`]
  if (filter.severity) {
    const ranges = filter.severity.map((name) => {
      const least = severityRank[name] * 1e13
      return Prisma.sql`(a.risk >= ${least}::float8 AND a.risk < ${least + 1e13}::float8)`
    })
    parts.push(Prisma.sql`(${Prisma.join(ranges, ' OR ')})`)
  }
  if (filter.running !== undefined) parts.push(Prisma.sql`a.running = ${filter.running}`)
  if (filter.exposed !== undefined) parts.push(Prisma.sql`a.exposed = ${filter.exposed}`)
  if (filter.exploited !== undefined) parts.push(hasClass(environments, filter.exploited, 10_000))
  if (filter.fixable !== undefined) parts.push(hasClass(environments, filter.fixable, 10))
  if (filter.q !== undefined) parts.push(Prisma.sql`a.name ILIKE ${containsPattern(filter.q)}`)
  return Prisma.join(parts, ' AND ')
}

/**
 * Whether a finding with this digit of its class is open: by one walk of the tallies, whose images are then looked up
 * in memory. The comparison keeps it from becoming a join, which the planner would make anew for each environment.
 */
function hasClass(environments: string[], wanted: boolean, unit: number): Prisma.Sql {
  return Prisma.sql`(a.id IN (
    SELECT asset_id FROM asset_finding_tally
    WHERE environment_id = ANY(${environments}::uuid[]) AND count > 0 AND class / ${unit}::int % 10 = 1)) = ${wanted}`
}

/** Exact: images are few beside their findings, so facets are counted along their index. Only free text may stop. */
async function count(db: Database, environments: string[], filter: Input, where: Prisma.Sql) {
  const { severity, running, exposed, exploited, fixable, q } = filter
  if ([severity, running, exposed, exploited, fixable, q].every((value) => value === undefined)) {
    const { _sum } = await db.assetTally.aggregate({
      where: { environmentId: { in: environments }, kind: 'image' },
      _sum: { count: true },
    })
    return { value: _sum.count ?? 0, capped: false }
  }
  const stop = q === undefined ? Prisma.empty : Prisma.sql`LIMIT ${countLimit + 1}`
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM asset AS a
      WHERE ${isPresentImage} AND a.environment_id = ANY(${environments}::uuid[]) AND ${where} ${stop}) AS matching`
  const value = row?.count ?? 0
  return q !== undefined && value > countLimit ? { value: countLimit, capped: true } : { value, capped: false }
}
