import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { VulnerabilityItem } from '@/lib/model/inventory'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { findWords } from './find-words'
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
const probesAtOnce = 32

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
    const rules = await rulesAskedFor(db, environments, filter)
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, cursorKey)
    const matching = Prisma.sql`tally.environment_id = ANY(${environments}::uuid[]) AND tally.kind = 'vulnerability'
      AND tally.count > 0 AND ${isEvery ? Prisma.sql`true` : Prisma.sql`tally.class = ANY(${classes}::int[])`}
      AND ${rules === null ? Prisma.sql`true` : Prisma.sql`tally.rule = ANY(${rules}::text[])`}`
    const limit = filter.limit + 1
    const [rows, counted] = await Promise.all([
      rules === null ? worstFirst(db, environments, classes, after, limit) : sortFew(db, matching, after, limit),
      rules === null ? countRules(db, environments, isEvery ? null : classes) : countFew(db, matching),
    ])
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

/** The ids that a narrow filter leaves; null when all may come. */
async function rulesAskedFor(db: Database, environments: string[], filter: Input): Promise<string[] | null> {
  const sets: string[][] = []
  if (filter.cve !== undefined) sets.push([filter.cve])
  if (filter.q !== undefined) sets.push((await findWords(db, environments, filter.q)).rules)
  if (filter.package !== undefined || filter.asset !== undefined) {
    const narrow = [
      ...(filter.package === undefined ? [] : [Prisma.sql`package_name = ${filter.package}`]),
      ...(filter.asset === undefined ? [] : [Prisma.sql`asset_id = ${filter.asset}::uuid`]),
    ]
    const rows = await db.$queryRaw<{ rule: string }[]>`
      SELECT DISTINCT rule FROM finding WHERE open AND kind = 'vulnerability'
        AND environment_id = ANY(${environments}::uuid[]) AND ${Prisma.join(narrow, ' AND ')}`
    sets.push(rows.map((row) => row.rule))
  }
  const [first, ...others] = sets
  if (!first) return null
  return first.filter((rule) => others.every((set) => set.includes(rule)))
}

/**
 * Goes down the classes, one probe of the index per class and environment. An id counts where its worst class is, so one
 * that a higher class had already is passed over.
 */
async function worstFirst(
  db: Database,
  environments: string[],
  classes: readonly number[],
  after: readonly [number, string] | null,
  limit: number,
): Promise<Row[]> {
  const rows: Row[] = []
  const left = classes.filter((value) => after === null || value <= after[0])
  // Most pages are full after one class, so the first statement asks for one and each one after it for twice as many.
  const most = Math.max(1, Math.floor(probesAtOnce / Math.max(1, environments.length)))
  for (let at = 0, step = 1; at < left.length && rows.length < limit; at += step, step = Math.min(most, step * 2)) {
    const pairs = left.slice(at, at + step).flatMap((value) => environments.map((id) => ({ value, id })))
    const keyset = after ? Prisma.sql`(tally.class, tally.rule) < (${after[0]}::int, ${after[1]})` : Prisma.sql`true`
    const found = await db.$queryRaw<Row[]>`
      SELECT DISTINCT found.class, found.rule
      FROM unnest(${pairs.map((pair) => pair.value)}::int[], ${pairs.map((pair) => pair.id)}::uuid[])
        AS wanted (class, environment_id)
      CROSS JOIN LATERAL (
        SELECT tally.class, tally.rule FROM rule_tally AS tally
        WHERE tally.environment_id = wanted.environment_id AND tally.kind = 'vulnerability'
          AND tally.class = wanted.class AND tally.count > 0 AND ${keyset}
          AND NOT EXISTS (
            SELECT 1 FROM rule_tally AS worse
            WHERE worse.environment_id = ANY(${environments}::uuid[]) AND worse.kind = 'vulnerability'
              AND worse.rule = tally.rule AND worse.class > tally.class AND worse.class = ANY(${[...classes]}::int[])
              AND worse.count > 0)
        ORDER BY tally.class DESC, tally.rule DESC LIMIT ${limit}) AS found
      ORDER BY found.class DESC, found.rule DESC LIMIT ${limit - rows.length}`
    rows.push(...found)
  }
  return rows
}

async function countFew(db: Database, matching: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT rule)::int AS count FROM rule_tally AS tally WHERE ${matching}`
  return row?.count ?? 0
}

async function sortFew(
  db: Database,
  matching: Prisma.Sql,
  after: readonly [number, string] | null,
  limit: number,
): Promise<Row[]> {
  const keyset = after
    ? Prisma.sql`HAVING (max(tally.class), tally.rule) < (${after[0]}::int, ${after[1]})`
    : Prisma.empty
  return db.$queryRaw<Row[]>`
    SELECT max(tally.class) AS class, tally.rule FROM rule_tally AS tally WHERE ${matching}
    GROUP BY tally.rule ${keyset} ORDER BY max(tally.class) DESC, tally.rule DESC LIMIT ${limit}`
}
