import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { findingFacets } from '@/lib/model/finding-class'
import type { FindingKind } from '@/lib/model/finding'
import type { Severity } from '@/lib/model/severity'
import { severityOfRank } from '@/lib/model/severity'
import { defineQuery } from '@/lib/operation'
import { environmentsInScope } from './environments-in-scope'
import { classMatches, findingFilters } from './finding-where'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'

export type FindingItem = {
  assetId: string
  fingerprint: string
  environmentId: string
  asset: { name: string; kind: string; namespace: string | null }
  kind: FindingKind
  rule: string
  title: string
  severity: Severity
  exploited: boolean
  exposed: boolean
  running: boolean
  fixable: boolean
  epss: number
  open: boolean
  sources: string[]
  package: string | null
  version: string | null
  fixedVersion: string | null
  location: string | null
  firstSeenAt: string
  resolvedAt: string | null
}

type Row = {
  asset_id: string
  fingerprint: string
  environment_id: string
  asset_name: string
  asset_kind: string
  namespace: string | null
  kind: FindingKind
  rule: string
  title: string
  severity: number
  class: number
  epss: number
  open: boolean
  sources: string[]
  package_name: string | null
  version: string | null
  fixed_version: string | null
  location: string | null
  first_seen_at: Date
  resolved_at: Date | null
}

const input = z.strictObject({ ...findingFilters, ...pageInput })
type Input = z.output<typeof input>

/** Findings, the most urgent first: class, then EPSS. Resolved ones: the newest first. */
export const listFindings = defineQuery({
  permission: 'findings:read',
  input,
  async run({ db, scope }, filter): Promise<Page<FindingItem>> {
    const environments = await environmentsInScope(db, scope, filter.environment)
    return filter.status === 'open'
      ? openFindings(db, environments, filter)
      : resolvedFindings(db, environments, filter)
  },
})

const columns =
  Prisma.raw(`f.asset_id, f.fingerprint, f.environment_id, asset.name AS asset_name, asset.kind AS asset_kind,
  asset.namespace, f.kind, f.rule, f.title, f.severity, f.class, f.epss, f.open, f.sources, f.package_name, f.version,
  f.fixed_version, f.location, f.first_seen_at, f.resolved_at`)

const openKey = z.tuple([z.number(), z.number(), z.uuid(), z.uuid()])

async function openFindings(db: Database, environments: string[], filter: Input): Promise<Page<FindingItem>> {
  const tallies = await readTallies(db, environments, filter)
  const classes = [...new Set(tallies.map((row) => row.class))]
    .filter((value) => classMatches(value, filter))
    .toSorted((a, b) => b - a)
  const narrow = narrowing(filter)
  const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, openKey)
  // One probe of the index per class and environment, the worst class first; it stops when the page is full.
  const probes = classes
    .filter((value) => after === null || value <= after[0])
    .flatMap((value) => environments.map((environment) => ({ value, environment })))
  const keyset = after
    ? Prisma.sql`AND (f.class, f.epss, f.asset_id, f.fingerprint) < (${after[0]}::int, ${after[1]}::real, ${after[2]}::uuid, ${after[3]}::uuid)`
    : Prisma.empty
  const rows = await probe(db, probes, filter.limit + 1, narrow, keyset)
  const exact = filter.package === undefined && (filter.cve === undefined || filter.asset === undefined)
  const total = exact
    ? { value: sumOf(tallies.filter((row) => classes.includes(row.class))), capped: false }
    : await boundedCount(db, environments, classes, narrow)
  return toPage(rows, filter.limit, total, (row) => [row.class, row.epss, row.asset_id, row.fingerprint], toItem)
}

const sumOf = (rows: readonly { count: number }[]) => rows.reduce((sum, row) => sum + row.count, 0)

/** The tally that fits the filter: of one asset, of one rule, or of the environments. */
async function readTallies(
  db: Database,
  environments: string[],
  filter: Input,
): Promise<{ class: number; count: number }[]> {
  if (filter.asset !== undefined) {
    return db.$queryRaw`SELECT class, count FROM asset_finding_tally
      WHERE asset_id = ${filter.asset}::uuid AND environment_id = ANY(${environments}::uuid[]) AND count > 0`
  }
  if (filter.cve !== undefined) {
    return db.$queryRaw`SELECT class, sum(count)::int AS count FROM rule_tally
      WHERE environment_id = ANY(${environments}::uuid[]) AND rule = ${filter.cve} AND count > 0 GROUP BY class`
  }
  return db.$queryRaw`SELECT class, sum(count)::int AS count FROM finding_tally
    WHERE environment_id = ANY(${environments}::uuid[]) AND count > 0 GROUP BY class`
}

function narrowing(filter: Input): Prisma.Sql {
  const parts = [Prisma.sql`f.open`]
  if (filter.asset !== undefined) parts.push(Prisma.sql`f.asset_id = ${filter.asset}::uuid`)
  if (filter.cve !== undefined) parts.push(Prisma.sql`f.rule = ${filter.cve}`)
  if (filter.package !== undefined) parts.push(Prisma.sql`f.package_name = ${filter.package}`)
  return Prisma.join(parts, ' AND ')
}

async function probe(
  db: Database,
  probes: readonly { value: number; environment: string }[],
  limit: number,
  narrow: Prisma.Sql,
  keyset: Prisma.Sql,
): Promise<Row[]> {
  const rows: Row[] = []
  // A class holds the rows of all environments: those of one class are merged, then the next class follows.
  for (let at = 0; at < probes.length && rows.length < limit;) {
    const batch = probes.slice(at, at + 32)
    at += batch.length
    const found = await db.$queryRaw<Row[]>`
      SELECT ${columns} FROM (
        SELECT f.* FROM unnest(${batch.map((row) => row.value)}::int[], ${batch.map((row) => row.environment)}::uuid[])
          WITH ORDINALITY AS wanted (class, environment_id, place)
        CROSS JOIN LATERAL (
          SELECT f.* FROM finding AS f
          WHERE f.environment_id = wanted.environment_id AND f.class = wanted.class AND ${narrow} ${keyset}
          ORDER BY f.class DESC, f.epss DESC, f.asset_id DESC, f.fingerprint DESC
          LIMIT ${limit}) AS f
        ORDER BY f.class DESC, f.epss DESC, f.asset_id DESC, f.fingerprint DESC
        LIMIT ${limit - rows.length}) AS f
      JOIN asset ON asset.id = f.asset_id
      ORDER BY f.class DESC, f.epss DESC, f.asset_id DESC, f.fingerprint DESC`
    rows.push(...found)
  }
  return rows
}

async function boundedCount(db: Database, environments: string[], classes: number[], narrow: Prisma.Sql) {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM finding AS f WHERE ${narrow} AND f.environment_id = ANY(${environments}::uuid[])
        AND f.class = ANY(${classes}::int[]) LIMIT ${countLimit + 1}) AS matching`
  const count = row?.count ?? 0
  return { value: Math.min(count, countLimit), capped: count > countLimit }
}

const resolvedKey = z.tuple([z.iso.datetime(), z.uuid(), z.uuid()])

async function resolvedFindings(db: Database, environments: string[], filter: Input): Promise<Page<FindingItem>> {
  const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, resolvedKey)
  const where = [Prisma.sql`NOT f.open`, Prisma.sql`f.environment_id = ANY(${environments}::uuid[])`]
  if (filter.asset !== undefined) where.push(Prisma.sql`f.asset_id = ${filter.asset}::uuid`)
  if (filter.cve !== undefined) where.push(Prisma.sql`f.rule = ${filter.cve}`)
  if (filter.package !== undefined) where.push(Prisma.sql`f.package_name = ${filter.package}`)
  if (filter.kind) where.push(Prisma.sql`f.kind = ANY(${filter.kind}::text[])`)
  const facets = await db.$queryRaw<{ class: number }[]>`
    SELECT class FROM finding_tally WHERE environment_id = ANY(${environments}::uuid[]) GROUP BY class`
  const classes = facets.map((row) => row.class).filter((value) => classMatches(value, filter))
  where.push(Prisma.sql`f.class = ANY(${classes}::int[])`)
  const matching = Prisma.join(where, ' AND ')
  const keyset = after
    ? Prisma.sql`AND (f.resolved_at, f.asset_id, f.fingerprint) < (${new Date(after[0])}, ${after[1]}::uuid, ${after[2]}::uuid)`
    : Prisma.empty
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM finding AS f JOIN asset ON asset.id = f.asset_id WHERE ${matching} ${keyset}
    ORDER BY f.resolved_at DESC, f.asset_id DESC, f.fingerprint DESC LIMIT ${filter.limit + 1}`
  const [count] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM finding AS f WHERE ${matching} LIMIT ${countLimit + 1}) AS matching`
  const total = { value: Math.min(count?.count ?? 0, countLimit), capped: (count?.count ?? 0) > countLimit }
  return toPage(
    rows,
    filter.limit,
    total,
    (row) => [row.resolved_at?.toISOString() ?? null, row.asset_id, row.fingerprint],
    toItem,
  )
}

function toItem(row: Row): FindingItem {
  const { exploited, exposed, running, fixable } = findingFacets(row.class)
  return {
    assetId: row.asset_id,
    fingerprint: row.fingerprint,
    environmentId: row.environment_id,
    asset: { name: row.asset_name, kind: row.asset_kind, namespace: row.namespace },
    kind: row.kind,
    rule: row.rule,
    title: row.title,
    severity: severityOfRank(row.severity),
    exploited,
    exposed,
    running,
    fixable,
    epss: row.epss,
    open: row.open,
    sources: row.sources,
    package: row.package_name,
    version: row.version,
    fixedVersion: row.fixed_version,
    location: row.location,
    firstSeenAt: row.first_seen_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  }
}
