import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { VulnerabilityItem } from '@/lib/model/inventory'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { vulnerabilityWords } from './find-words'
import { classMatches, facetFilters } from './finding-where'
import { decodeCursor, pageInput, toPage, type Page } from './page'
import { countRules } from './rule-count'
import { textInput } from './text-input'
import { toVulnerabilityItems } from './vulnerability-item'

/** Filters of vulnerabilities: those of findings that make sense for all findings of one id together. */
export const vulnerabilityFilters = {
  environment: environmentInput,
  ...facetFilters,
  cve: textInput(100).optional(),
  package: textInput(200).optional(),
  asset: z.uuid().optional(),
  /** In the id, another id or the title. */
  q: textInput(200).optional(),
}

const input = z.strictObject({ ...vulnerabilityFilters, ...pageInput })
type Input = z.output<typeof input>
type Row = { class: number; rule: string }

const cursorKey = z.tuple([z.number().int(), z.string()])
type Key = z.output<typeof cursorKey>

/** Vulnerabilities with open findings: by the worst class of those that match, the newest ids first within it. */
export const listVulnerabilities = defineQuery({
  permission: 'findings:read',
  input,
  async run({ db, scope }, filter): Promise<Page<VulnerabilityItem>> {
    const environments = await environmentsInScope(db, scope, filter.environment)
    const known = await db.$queryRaw<{ class: number }[]>`
      SELECT DISTINCT class FROM finding_tally WHERE environment_id = ANY(${environments}::uuid[]) AND count > 0`
    const kind = ['vulnerability']
    const all = known.map((row) => row.class).filter((value) => classMatches(value, { kind }))
    const classes = all.filter((value) => classMatches(value, { ...filter, kind })).toSorted((a, b) => b - a)
    const isEvery = classes.length === all.length
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, cursorKey)
    const limit = filter.limit + 1
    const rules = rulesAskedFor(environments, filter)
    const { rows, counted } =
      rules === null
        ? await allRules(db, environments, classes, isEvery, after, limit)
        : await fewRules(db, environments, isEvery ? null : classes, rules, after, limit)
    const total = { value: counted, capped: false }
    const page = toPage(
      rows,
      filter.limit,
      total,
      (row) => [row.class, row.rule],
      (row) => row.rule,
    )
    return { ...page, items: await toVulnerabilityItems(db, environments, page.items) }
  },
})

/** The ids that a narrow filter leaves, as a statement; null when all may come. */
function rulesAskedFor(environments: string[], { cve, q, package: name, asset }: Input): Prisma.Sql | null {
  const sets: Prisma.Sql[] = []
  if (cve !== undefined) sets.push(Prisma.sql`SELECT ${cve}`)
  if (q !== undefined) sets.push(Prisma.sql`SELECT id FROM vulnerability WHERE ${vulnerabilityWords(q)}`)
  if (name !== undefined || asset !== undefined) {
    const narrow = [
      ...(name === undefined ? [] : [Prisma.sql`package_name = ${name}`]),
      ...(asset === undefined ? [] : [Prisma.sql`asset_id = ${asset}::uuid`]),
    ]
    sets.push(Prisma.sql`SELECT rule FROM finding WHERE open AND kind = 'vulnerability'
      AND environment_id = ANY(${environments}::uuid[]) AND ${Prisma.join(narrow, ' AND ')} GROUP BY rule`)
  }
  return sets.length === 0 ? null : Prisma.join(sets, ' INTERSECT ')
}

type Found = { rows: Row[]; counted: number }

async function allRules(
  db: Database,
  environments: string[],
  classes: readonly number[],
  isEvery: boolean,
  after: Key | null,
  limit: number,
): Promise<Found> {
  const [rows, counted] = await Promise.all([
    worstFirst(db, environments, classes, after, limit),
    countRules(db, environments, isEvery ? null : classes),
  ])
  return { rows, counted }
}

/**
 * Walks the index of each environment down from the worst class and stops when the page is full. An id counts where its
 * worst class is, so one that a worse class has, in whichever environment, is passed over.
 */
async function worstFirst(
  db: Database,
  environments: string[],
  classes: readonly number[],
  after: Key | null,
  limit: number,
): Promise<Row[]> {
  const left = classes.filter((value) => after === null || value <= after[0])
  const keyset = after ? Prisma.sql`(tally.class, tally.rule) < (${after[0]}::int, ${after[1]})` : Prisma.sql`true`
  // OFFSET keeps the subquery from becoming a join, array_position its index from being one by class: either way the
  // planner would read whole classes for a page.
  return db.$queryRaw<Row[]>`
    SELECT DISTINCT found.class, found.rule FROM unnest(${environments}::uuid[]) AS wanted (environment_id)
    CROSS JOIN LATERAL (
      SELECT tally.class, tally.rule FROM rule_tally AS tally
      WHERE tally.environment_id = wanted.environment_id AND tally.kind = 'vulnerability'
        AND tally.class = ANY(${left}::int[]) AND tally.count > 0 AND ${keyset}
        AND NOT EXISTS (
          SELECT 1 FROM rule_tally AS worse
          WHERE worse.environment_id = ANY(${environments}::uuid[]) AND worse.kind = 'vulnerability'
            AND worse.rule = tally.rule AND worse.class > tally.class AND worse.count > 0
            AND array_position(${[...classes]}::int[], worse.class) IS NOT NULL OFFSET 0)
      ORDER BY tally.class DESC, tally.rule DESC LIMIT ${limit}) AS found
    ORDER BY found.class DESC, found.rule DESC LIMIT ${limit}`
}

/** Ids that are few: all of them are looked up in the tally by one walk of its index, counted and sorted. */
async function fewRules(
  db: Database,
  environments: string[],
  classes: readonly number[] | null,
  rules: Prisma.Sql,
  after: Key | null,
  limit: number,
): Promise<Found> {
  const facets = classes === null ? Prisma.sql`true` : Prisma.sql`class = ANY(${[...classes]}::int[])`
  const keyset = after ? Prisma.sql`(class, rule) < (${after[0]}::int, ${after[1]})` : Prisma.sql`true`
  const found = await db.$queryRaw<{ counted: number; class: number | null; rule: string | null }[]>`
    WITH matching AS MATERIALIZED (
      SELECT rule, max(class) AS class FROM rule_tally
      WHERE environment_id = ANY(${environments}::uuid[]) AND kind = 'vulnerability' AND count > 0 AND ${facets}
        AND rule = ANY(ARRAY(${rules})) GROUP BY rule)
    SELECT total.counted, page.class, page.rule FROM (SELECT count(*)::int AS counted FROM matching) AS total
    LEFT JOIN (SELECT class, rule FROM matching WHERE ${keyset} ORDER BY class DESC, rule DESC LIMIT ${limit}) AS page ON true
    ORDER BY page.class DESC, page.rule DESC`
  const rows = found.flatMap((row) =>
    row.class === null || row.rule === null ? [] : { class: row.class, rule: row.rule },
  )
  return { rows, counted: found[0]?.counted ?? 0 }
}
