import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/operation'
import { alertFilters } from './alert-filters'
import { alertColumns, alertJoins, toAlertItem, type AlertItem, type AlertRow } from './alert-item'
import { alertCondition, alertWhere, type AlertWhere } from './alert-where'
import { environmentsInScope } from './environments-in-scope'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'

const sorts = ['severity', 'last-seen'] as const
type Sort = (typeof sorts)[number]

/**
 * Alerts: by default the open ones, the worst first and the newest first among those. `sort=last-seen` puts the
 * newest first whatever their severity. Totals over facets (environment, status,
 * severity, type, tactic, source, owner, suppression) are exact.
 */
export const listAlerts = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ ...alertFilters, ...pageInput, sort: z.enum(sorts).default('severity') }),
  async run({ db, scope, actor, now }, { limit, cursor, sort, ...filter }): Promise<Page<AlertItem>> {
    const where = alertWhere(filter, await environmentsInScope(db, scope, filter.environment), { actor, now })
    const probes = await readProbes(db, where)
    const after = cursor === undefined ? null : decodeCursor(cursor, keyOf[sort])
    const exact = { value: probes.reduce((sum, { count }) => sum + count, 0), capped: false }
    const total = where.counted ? exact : await boundedCount(db, where)
    // Few that are overdue are found by when they are due; many are met soon along the order of the list.
    const few = filter.overdue === true && !total.capped
    // Hundreds of stretches are dearer than a walk along one index that meets a match every few rows.
    const scattered = sort === 'last-seen' && probes.length > 60
    const rows =
      where.found || few || scattered
        ? await search(db, where, sort, after, limit + 1)
        : await probe(db, where, probes, sort, after, limit + 1)
    return toPage(
      rows,
      limit,
      total,
      (row) =>
        sort === 'severity'
          ? [row.class, row.last_seen_at.toISOString(), row.id]
          : [row.last_seen_at.toISOString(), row.id],
      toAlertItem,
    )
  },
})

const keyOf = {
  severity: z.tuple([z.number().int(), z.iso.datetime(), z.uuid()]),
  'last-seen': z.tuple([z.iso.datetime(), z.uuid()]),
} as const
type Key = [number, string, string] | [string, string]

const orders = {
  severity: Prisma.raw('a.class DESC, a.last_seen_at DESC, a.id DESC'),
  'last-seen': Prisma.raw('a.last_seen_at DESC, a.id DESC'),
} as const satisfies Record<Sort, Prisma.Sql>

function keyset(after: Key | null): Prisma.Sql {
  if (!after) return Prisma.empty
  if (after.length === 2) {
    return Prisma.sql`AND (a.last_seen_at, a.id) < (${new Date(after[0])}, ${after[1]}::uuid)`
  }
  return Prisma.sql`AND (a.class, a.last_seen_at, a.id) < (${after[0]}::int, ${new Date(after[1])}, ${after[2]}::uuid)`
}

/** Where rows are: one stretch of an index each. `type` is null when the filter does not ask for types. */
type Probe = { environment: string; class: number; type: string | null; count: number }

const byTypes = Prisma.raw('alert_tally')
const byFacets = Prisma.raw('alert_facet')

/** The stretches that hold rows, the worst class first: from the tally by type, which is small, or that by facet. */
async function readProbes(db: Database, where: AlertWhere): Promise<Probe[]> {
  const { environments, classes, types, facets, byType } = where
  const conditions = [
    Prisma.sql`f.environment_id = ANY(${environments}::uuid[]) AND f.class = ANY(${classes}::int[]) AND f.count > 0`,
    ...(types ? [Prisma.sql`f.type = ANY(${types}::text[])`] : []),
    ...facets,
  ]
  return db.$queryRaw<Probe[]>`
    SELECT f.environment_id AS environment, f.class, ${byType ? Prisma.sql`f.type` : Prisma.sql`NULL`} AS type,
      sum(f.count)::int AS count FROM ${facets.length === 0 ? byTypes : byFacets} AS f
    WHERE ${Prisma.join(conditions, ' AND ')} GROUP BY 1, 2, 3 ORDER BY class DESC`
}

/** Reads each stretch in its own order and merges them: by severity class after class, until the page is full. */
async function probe(
  db: Database,
  where: AlertWhere,
  probes: readonly Probe[],
  sort: Sort,
  after: Key | null,
  limit: number,
): Promise<AlertRow[]> {
  const narrow = where.common.length > 0 ? Prisma.sql`AND ${Prisma.join(where.common, ' AND ')}` : Prisma.empty
  const begin = after?.length === 3 ? after[0] : Infinity
  const rows: AlertRow[] = []
  for (const batch of batches(
    probes.filter((row) => row.class <= begin),
    sort,
  )) {
    if (rows.length >= limit) break
    rows.push(
      ...(await db.$queryRaw<AlertRow[]>`
        SELECT ${alertColumns} FROM (
          SELECT a.* FROM unnest(${batch.map((row) => row.class)}::int[], ${batch.map((row) => row.environment)}::uuid[],
            ${batch.map((row) => row.type)}::text[]) AS wanted (class, environment_id, type)
          CROSS JOIN LATERAL (
            SELECT a.* FROM alert AS a
            WHERE a.environment_id = wanted.environment_id AND a.class = wanted.class
              ${where.byType ? Prisma.sql`AND a.type = wanted.type` : Prisma.empty} ${narrow} ${keyset(after)}
            ORDER BY a.class DESC, a.last_seen_at DESC, a.id DESC LIMIT ${limit}) AS a
          ORDER BY ${orders[sort]} LIMIT ${limit - rows.length}) AS a
        ${alertJoins} ORDER BY ${orders[sort]}`),
    )
  }
  return rows
}

/** By severity: whole classes, about 32 stretches at a time. By time: all at once, for any may hold the newest. */
function batches(probes: readonly Probe[], sort: Sort): Probe[][] {
  if (probes.length === 0) return []
  if (sort === 'last-seen') return [[...probes]]
  const result: Probe[][] = []
  for (const row of probes) {
    const last = result.at(-1)
    if (last && (last.length < 32 || last.at(-1)?.class === row.class)) last.push(row)
    else result.push([row])
  }
  return result
}

async function search(db: Database, where: AlertWhere, sort: Sort, after: Key | null, limit: number) {
  return db.$queryRaw<AlertRow[]>`
    SELECT ${alertColumns} FROM (
      SELECT a.* FROM alert AS a WHERE ${alertCondition(where)} ${keyset(after)}
      ORDER BY ${orders[sort]} LIMIT ${limit}) AS a
    ${alertJoins} ORDER BY ${orders[sort]}`
}

async function boundedCount(db: Database, where: AlertWhere): Promise<Page<AlertItem>['total']> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM alert AS a WHERE ${alertCondition(where)} LIMIT ${countLimit + 1}) AS matching`
  const count = row?.count ?? 0
  return { value: Math.min(count, countLimit), capped: count > countLimit }
}
