import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { findingKinds } from '@/lib/model/finding'
import type { Words } from './find-words'
import { countLimit, type Page } from './page'

/** How many open findings of one class a text means: by rule, by package beside those, and by asset whatever the rule. */
type Worded = { class: number; rules: number; packages: number; assets: number }
type Reach = { environments: string[]; facets: Prisma.Sql }

/** A rule is looked up in the time in which so many rows are read. */
const probing = 4
/** So many times more entries of an index are passed over as rows are read in the same time. */
const passing = 10

/**
 * What a text means, class by class, from the tallies of rules and assets; only findings of a package are counted one by
 * one. Null when it is so much that the tallies' rows are past counting; then there are more than `countLimit`.
 */
export async function countWorded(
  db: Database,
  { environments, facets }: Reach,
  words: Words,
): Promise<readonly Worded[] | null> {
  const rows = await db.$queryRaw<(Worded & { read: number })[]>`
    SELECT class, sum(rules)::int AS rules, sum(packages)::int AS packages, sum(assets)::int AS assets,
      count(*)::int AS read
    FROM (
      (SELECT f.class, f.count AS rules, 0 AS packages, 0 AS assets FROM rule_tally AS f
       WHERE f.environment_id = ANY(${environments}::uuid[]) AND f.kind = ANY(${[...findingKinds]}::text[])
         AND f.rule = ANY(ARRAY(SELECT unnest(${words.rules}::text[]))) AND f.count > 0 AND ${facets} LIMIT ${countLimit + 1})
      UNION ALL
      (SELECT f.class, 0, 1, 0 FROM finding AS f
       WHERE f.package_name = ANY(${words.packages}::text[]) AND f.open
         AND f.rule NOT IN (SELECT unnest(${words.rules}::text[]))
         AND f.environment_id = ANY(${environments}::uuid[]) AND ${facets} LIMIT ${countLimit + 1})
      UNION ALL
      (SELECT f.class, 0, 0, f.count FROM asset_finding_tally AS f
       WHERE f.asset_id = ANY(ARRAY(SELECT unnest(${words.assets}::uuid[]))) AND f.count > 0
         AND f.environment_id = ANY(${environments}::uuid[]) AND ${facets} LIMIT ${countLimit + 1})) AS meant
    GROUP BY class ORDER BY class DESC`
  return sumOf(rows, (row) => row.read) > countLimit ? null : rows
}

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0)

/** How many findings that is; null where assets are meant beside rules or packages and may share findings with them. */
export function totalOfWorded(worded: readonly Worded[] | null): Page<never>['total'] | null {
  if (worded === null) return { value: countLimit, capped: true }
  const named = sumOf(worded, (row) => row.rules + row.packages)
  const placed = sumOf(worded, (row) => row.assets)
  if (Math.max(named, placed) > countLimit) return { value: countLimit, capped: true }
  return named === 0 || placed === 0 ? { value: named + placed, capped: false } : null
}

/**
 * The statements that find a page of what a text means: each gives the first of its own, by `asset_id, fingerprint, class,
 * epss`, and all together hold the first of all. They read no further down than the class in which the page is full.
 * `sizes` is how many findings each class has in all, `last` the class of the last row before the page.
 */
export function wordedParts(
  { environments, facets }: Reach,
  words: Words,
  worded: readonly Worded[],
  sizes: readonly { class: number; count: number }[],
  page: { order: Prisma.Sql; keyset: Prisma.Sql; last: number | null; limit: number },
): Prisma.Sql[] {
  const classes = classesOfPage(worded, page)
  const least = classes.at(-1)
  if (least === undefined) return []
  const columns = Prisma.raw('f.asset_id, f.fingerprint, f.class, f.epss')
  const first = (match: Prisma.Sql) => Prisma.sql`
    SELECT ${columns} FROM finding AS f WHERE ${match} AND f.open AND ${page.keyset} ORDER BY ${page.order} LIMIT ${page.limit}`
  const here = Prisma.sql`f.class >= ${least}::int AND f.environment_id = ANY(${environments}::uuid[]) AND ${facets}`
  const each = (values: readonly string[], column: string) => Prisma.sql`
    SELECT ${columns} FROM unnest(${[...values]}::text[]) AS meant (value)
    CROSS JOIN LATERAL (${first(Prisma.sql`f.${Prisma.raw(column)} = meant.value AND ${here}`)}) AS f`
  const passed = sumOf(sizes, (row) => (classes.includes(row.class) ? row.count : 0))
  const pairs = classes.flatMap((value) => environments.map((id) => ({ value, id })))
  const along = (match: Prisma.Sql) => Prisma.sql`
    SELECT ${columns} FROM unnest(${pairs.map((pair) => pair.value)}::int[], ${pairs.map((pair) => pair.id)}::uuid[])
      AS wanted (class, environment_id)
    CROSS JOIN LATERAL (${first(Prisma.sql`f.environment_id = wanted.environment_id AND f.class = wanted.class AND ${match}`)}) AS f`
  // Compared, the subquery stays one table in memory; else it becomes a join, made anew for each class.
  const byRule =
    passed > words.rules.length * probing
      ? each(words.rules, 'rule')
      : along(Prisma.sql`(f.rule IN (SELECT unnest(${words.rules}::text[]))) = true`)
  const placed = sumOf(worded, (row) => row.assets)
  const byAsset =
    passed > placed * passing
      ? Prisma.sql`(${first(Prisma.sql`f.asset_id = ANY(ARRAY(SELECT unnest(${words.assets}::uuid[]))) AND ${here}`)})`
      : along(Prisma.sql`f.asset_id = ANY(${words.assets}::uuid[])`)
  return [
    ...(worded.some((row) => row.rules > 0) ? [byRule] : []),
    ...(worded.some((row) => row.packages > 0) ? [each(words.packages, 'package_name')] : []),
    ...(placed > 0 ? [byAsset] : []),
  ]
}

/** The classes, from where the last page ended, that surely fill a page; all that are left if none do. */
function classesOfPage(worded: readonly Worded[], { last, limit }: { last: number | null; limit: number }): number[] {
  const left = worded.filter((row) => last === null || row.class <= last)
  let sure = 0
  const full = left.findIndex((row) => {
    // How much of the class in which the last page ended is left is not known.
    if (row.class !== last) sure += Math.max(row.rules + row.packages, row.assets)
    return sure >= limit
  })
  return (full === -1 ? left : left.slice(0, full + 1)).map((row) => row.class)
}
