import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { FindingItem } from '@/lib/model/inventory'
import { findWords } from './find-words'
import { findingColumns, toFindingItem, type FindingRow } from './finding-item'
import { alternatives, classMatches, narrowing, type FindingFilter } from './finding-where'
import { countLimit, decodeCursor, toPage, type Page } from './page'

const cursorKey = z.tuple([z.iso.datetime(), z.uuid(), z.uuid()])

/** Resolved findings, the newest first. Their counts stop at the limit: no tally holds what is over. */
export async function resolvedFindings(
  db: Database,
  environments: string[],
  filter: FindingFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<FindingItem>> {
  const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, cursorKey)
  const known = await db.$queryRaw<{ class: number }[]>`
    SELECT class FROM finding_tally WHERE environment_id = ANY(${environments}::uuid[]) GROUP BY class`
  const classes = known.map((row) => row.class).filter((value) => classMatches(value, filter))
  const words = filter.q === undefined ? null : await findWords(db, environments, filter.q)
  const matching = Prisma.join(
    [
      Prisma.sql`NOT f.open`,
      // Without facets nothing but the index is read for the count.
      ...(classes.length === known.length ? [] : [Prisma.sql`f.class = ANY(${classes}::int[])`]),
      ...narrowing(filter),
      Prisma.sql`(${Prisma.join(alternatives(words), ' OR ')})`,
    ],
    ' AND ',
  )
  const keyset = after
    ? Prisma.sql`AND (f.resolved_at, f.asset_id, f.fingerprint) < (${new Date(after[0])}, ${after[1]}::uuid, ${after[2]}::uuid)`
    : Prisma.empty
  const newest = Prisma.raw('f.resolved_at DESC, f.asset_id DESC, f.fingerprint DESC')
  // One walk of the index per environment, each no longer than a page.
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<FindingRow[]>`
      SELECT ${findingColumns} FROM (
        SELECT f.* FROM unnest(${environments}::uuid[]) AS wanted (environment_id)
        CROSS JOIN LATERAL (
          SELECT f.* FROM finding AS f WHERE f.environment_id = wanted.environment_id AND ${matching} ${keyset}
          ORDER BY ${newest} LIMIT ${filter.limit + 1}) AS f
        ORDER BY ${newest} LIMIT ${filter.limit + 1}) AS f
      JOIN asset ON asset.id = f.asset_id ORDER BY ${newest}`,
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM finding AS f WHERE f.environment_id = ANY(${environments}::uuid[]) AND ${matching}
        LIMIT ${countLimit + 1}) AS matching`,
  ])
  const total = { value: Math.min(count?.count ?? 0, countLimit), capped: (count?.count ?? 0) > countLimit }
  return toPage(
    rows,
    filter.limit,
    total,
    (row) => [row.resolved_at?.toISOString() ?? null, row.asset_id, row.fingerprint],
    toFindingItem,
  )
}
