import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { findingKinds } from '@/lib/model/finding'
import type { FindingItem } from '@/lib/model/inventory'
import { findWords } from './find-words'
import { findingColumns, toFindingItem, type FindingRow } from './finding-item'
import { alternatives, classMatches, narrowing, type FindingFilter } from './finding-where'
import { countLimit, decodeCursor, toPage, type Page } from './page'
import { countWorded, totalOfWorded, wordedParts } from './worded-findings'

const cursorKey = z.tuple([z.number(), z.number(), z.uuid(), z.uuid()])
const order = Prisma.raw('f.class DESC, f.epss DESC, f.asset_id DESC, f.fingerprint DESC')
/** The most probes of the index that one statement makes. */
const probesAtOnce = 32

type Tally = { class: number; count: number }

/**
 * Open findings, the most urgent first. Facets are sets of class numbers, each one probe of an index. What else is asked
 * for is looked up first if it fits few rows; if it fits many, a page of them is near the top of any order.
 */
export async function openFindings(
  db: Database,
  environments: string[],
  filter: FindingFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<FindingItem>> {
  const tallies = await readTallies(db, environments, filter)
  const classes = [...new Set(tallies.map((row) => row.class))].toSorted((a, b) => b - a)
  const wanted = classes.filter((value) => classMatches(value, filter))
  const words = filter.q === undefined ? null : await findWords(db, environments, filter.q)
  const narrow = narrowing(filter)
  const branches = alternatives(words).map((branch) => Prisma.join([branch, Prisma.sql`f.open`, ...narrow], ' AND '))
  const facets = wanted.length === classes.length ? Prisma.sql`true` : Prisma.sql`f.class = ANY(${wanted}::int[])`
  const reach = Prisma.sql`f.environment_id = ANY(${environments}::uuid[]) AND ${facets}`

  const { q, package: name, since, layer, cve, asset } = filter
  const isTallied = [q, name, since, layer].every((text) => text === undefined) && (!cve || !asset)
  const isWorded = words !== null && narrow.length === 0
  const worded = isWorded ? await countWorded(db, { environments, facets }, words) : null
  const total = isTallied
    ? { value: tallies.reduce((sum, row) => sum + (wanted.includes(row.class) ? row.count : 0), 0), capped: false }
    : ((isWorded ? totalOfWorded(worded) : null) ?? (await countUpTo(db, branches, reach)))
  const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, cursorKey)
  const keyset = after
    ? Prisma.sql`(f.class, f.epss, f.asset_id, f.fingerprint) < (${after[0]}::int, ${after[1]}::real, ${after[2]}::uuid, ${after[3]}::uuid)`
    : Prisma.sql`true`
  const isNarrow = words !== null || narrow.length > 0
  // Rules and packages have indexes in the order of the list, so a page of them is read, however many they are.
  const isOrdered = words === null && (cve !== undefined || name !== undefined)
  const limit = filter.limit + 1
  const last = after?.[0] ?? null
  const rows = isOrdered
    ? await readOrdered(db, Prisma.sql`${Prisma.join(branches, ' OR ')} AND ${reach} AND ${keyset}`, limit)
    : words !== null && worded !== null
      ? await readFirst(
          db,
          wordedParts({ environments, facets }, words, worded, tallies, { order, keyset, last, limit }),
          limit,
        )
      : isNarrow && !total.capped && total.value <= countLimit
        ? await sortFew(db, branches, reach, keyset, limit)
        : await probe(
            db,
            wanted.filter((value) => last === null || value <= last),
            environments,
            Prisma.sql`(${Prisma.join(branches, ' OR ')}) AND ${keyset}`,
            limit,
          )
  return toPage(rows, filter.limit, total, (row) => [row.class, row.epss, row.asset_id, row.fingerprint], toFindingItem)
}

/** The tally that fits the filter: of one asset, of one rule, or of the environments. */
async function readTallies(db: Database, environments: string[], filter: FindingFilter): Promise<Tally[]> {
  if (filter.asset !== undefined) {
    return db.$queryRaw`SELECT class, count FROM asset_finding_tally
      WHERE asset_id = ${filter.asset}::uuid AND environment_id = ANY(${environments}::uuid[]) AND count > 0`
  }
  if (filter.cve !== undefined) {
    return db.$queryRaw`SELECT class, sum(count)::int AS count FROM rule_tally
      WHERE environment_id = ANY(${environments}::uuid[]) AND kind = ANY(${[...findingKinds]}::text[])
        AND rule = ${filter.cve} AND count > 0 GROUP BY class`
  }
  return db.$queryRaw`SELECT class, sum(count)::int AS count FROM finding_tally
    WHERE environment_id = ANY(${environments}::uuid[]) AND count > 0 GROUP BY class`
}

/** Each branch is counted apart and stops at the limit, so that no text makes this read more. */
async function countUpTo(db: Database, branches: Prisma.Sql[], reach: Prisma.Sql): Promise<Page<never>['total']> {
  const parts = branches.map(
    (branch) =>
      Prisma.sql`(SELECT f.asset_id, f.fingerprint FROM finding AS f WHERE ${branch} AND ${reach} LIMIT ${countLimit + 1})`,
  )
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${Prisma.join(parts, ' UNION ')}) AS matching`
  const count = row?.count ?? 0
  return { value: Math.min(count, countLimit), capped: count > countLimit }
}

/** A page along an index that is in the order of the list. */
async function readOrdered(db: Database, matching: Prisma.Sql, limit: number) {
  return db.$queryRaw<FindingRow[]>`
    SELECT ${findingColumns} FROM (SELECT f.* FROM finding AS f WHERE ${matching} ORDER BY ${order} LIMIT ${limit}) AS f
    JOIN asset ON asset.id = f.asset_id
    ORDER BY ${order}`
}

/** A page of rows that are few: all of them are found by what they match, then sorted. */
async function sortFew(db: Database, branches: Prisma.Sql[], reach: Prisma.Sql, keyset: Prisma.Sql, limit: number) {
  const parts = branches.map(
    (branch) =>
      Prisma.sql`SELECT f.asset_id, f.fingerprint, f.class, f.epss FROM finding AS f WHERE ${branch} AND ${reach} AND ${keyset}`,
  )
  return readFirst(db, parts, limit)
}

/** The first of what several statements find, each finding once. */
async function readFirst(db: Database, parts: Prisma.Sql[], limit: number): Promise<FindingRow[]> {
  if (parts.length === 0) return []
  return db.$queryRaw<FindingRow[]>`
    WITH matching AS MATERIALIZED (${Prisma.join(parts, ' UNION ')}),
    page AS MATERIALIZED (SELECT f.* FROM matching AS f ORDER BY ${order} LIMIT ${limit})
    SELECT ${findingColumns} FROM page
    JOIN finding AS f ON f.asset_id = page.asset_id AND f.fingerprint = page.fingerprint
    JOIN asset ON asset.id = f.asset_id
    ORDER BY ${order}`
}

/** One probe of the index per class and environment, the worst class first; it stops when the page is full. */
async function probe(
  db: Database,
  classes: readonly number[],
  environments: readonly string[],
  matching: Prisma.Sql,
  limit: number,
): Promise<FindingRow[]> {
  const rows: FindingRow[] = []
  // Rows of one class are merged over all environments, so a class is never split between two statements. Most pages
  // are full after one class, so the first statement asks for one and each one after it for twice as many.
  const most = Math.max(1, Math.floor(probesAtOnce / Math.max(1, environments.length)))
  for (let at = 0, step = 1; at < classes.length && rows.length < limit; at += step, step = Math.min(most, step * 2)) {
    const pairs = classes.slice(at, at + step).flatMap((value) => environments.map((id) => ({ value, id })))
    const found = await db.$queryRaw<FindingRow[]>`
      SELECT ${findingColumns} FROM (
        SELECT f.* FROM unnest(${pairs.map((pair) => pair.value)}::int[], ${pairs.map((pair) => pair.id)}::uuid[])
          AS wanted (class, environment_id)
        CROSS JOIN LATERAL (
          SELECT f.* FROM finding AS f
          WHERE f.environment_id = wanted.environment_id AND f.class = wanted.class AND f.open AND ${matching}
          ORDER BY ${order} LIMIT ${limit}) AS f
        ORDER BY ${order} LIMIT ${limit - rows.length}) AS f
      JOIN asset ON asset.id = f.asset_id
      ORDER BY ${order}`
    rows.push(...found)
  }
  return rows
}
