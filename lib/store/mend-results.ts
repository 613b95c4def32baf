import { checkById, checks } from '@/lib/assess/catalogue'
import type { ControlId } from '@/lib/model/control'
import type { Transaction } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { PostureTallies } from './assessment-diff'
import { activeExemptions, exemptionSubjects, exemptionView } from './exemptions'
import { compareStandings, isInGrace, readResults, type StoredResult } from './restand'

/** What somebody ticked: whole recommendations, and single results. */
export type Ticked = { checks: ReadonlySet<string>; results: ReadonlyMap<string, ReadonlySet<string>> }

/** What mending the ticked failures does to the tallies, and how many there are. */
export type Mended = { tallies: PostureTallies; assets: number; failures: number; checks: readonly string[] }

type Turned = { control: ControlId; turned: number }
type Counted = { assets: number; failures: number; checks: string[] | null; turned: Turned[] }

/** Whether an exemption that counted at the moment covers the assessment `a`; whichever it is, the failure does not count. */
const exemptAt = (at: Date) => Prisma.sql`EXISTS (
  SELECT 1 FROM exemption AS e
  WHERE e.environment_id = a.environment_id AND e.revoked_at IS NULL AND e.rejected_at IS NULL
    AND (NOT e.needs_approval OR e.approved_at IS NOT NULL) AND (e.expires_at IS NULL OR e.expires_at > ${at})
    AND (e.check_id IS NULL OR e.check_id = a.check_id)
    AND (e.asset_id = a.asset_id OR (e.asset_id IS NULL
      AND (e.namespace IS NULL OR e.namespace = (SELECT namespace FROM asset WHERE asset.id = a.asset_id))
      AND (e.labels IS NULL OR EXISTS (SELECT 1 FROM exemption_asset AS m WHERE m.asset_id = a.asset_id AND m.exemption_id = e.id)))))`

/**
 * Works out what the tallies would be if the ticked failures of an environment were healthy. A resource whose counted
 * failures in a control are all ticked goes from unhealthy to healthy there; nothing else moves, so only failures of
 * the controls concerned are read, and counted where they lie. Where a ticked failure is in grace, which keeps it out
 * of both sums, the resource is stood again with all its results.
 */
export async function mendResults(tx: Transaction, environmentId: string, ticked: Ticked): Promise<Mended> {
  const { settledAt } = await tx.environment.findUniqueOrThrow({ where: { id: environmentId } })
  const [beside] = await tx.$queryRaw<{ exempt: boolean; grace: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM exemption WHERE environment_id = ${environmentId}::uuid AND revoked_at IS NULL
        AND (expires_at IS NULL OR expires_at > ${settledAt})) AS exempt,
      EXISTS (SELECT 1 FROM assessment WHERE environment_id = ${environmentId}::uuid AND grace AND due_at > ${settledAt}) AS grace`
  const timed = beside?.grace ? await inGrace(tx, environmentId, ticked, settledAt) : []
  const counted = await countMended(tx, environmentId, ticked, {
    exempt: beside?.exempt ? Prisma.sql`AND NOT ${exemptAt(settledAt)}` : Prisma.empty,
    // Without grace in the environment its columns are not asked for: the index alone answers.
    grace: beside?.grace
      ? Prisma.sql`AND NOT (a.grace AND a.due_at > ${settledAt}) AND NOT (a.asset_id = ANY(${timed}::uuid[]))`
      : Prisma.empty,
  })
  const tallies = new PostureTallies()
  for (const { control, turned } of counted.turned) {
    tallies.controls.add(-turned, environmentId, control, 'unhealthy')
    tallies.controls.add(turned, environmentId, control, 'healthy')
  }
  const extra = await standTimed(tx, environmentId, ticked, timed, settledAt)
  tallies.merge(extra.tallies)
  return {
    tallies,
    assets: counted.assets + extra.assets,
    failures: counted.failures + extra.failures,
    checks: [...new Set([...(counted.checks ?? []), ...extra.checks])],
  }
}

/** The checks of the controls concerned, with whether all their failures are ticked. */
function familyOf(ticked: Ticked): Prisma.Sql {
  const named = new Set([...ticked.checks, ...[...ticked.results.values()].flatMap((ids) => [...ids])])
  const concerned = new Set([...named].flatMap((id) => checkById(id)?.control ?? []))
  const family = checks.filter((check) => concerned.has(check.control) && !check.preview)
  return Prisma.sql`unnest(${family.map((check) => check.id)}::text[], ${family.map((check) => check.control)}::text[],
    ${family.map((check) => ticked.checks.has(check.id))}::boolean[]) AS family (check_id, control, whole)`
}

/** The single failures that are ticked. */
function singlesOf(ticked: Ticked): Prisma.Sql {
  const pairs = [...ticked.results].flatMap(([assetId, ids]) => [...ids].map((checkId) => ({ assetId, checkId })))
  return Prisma.sql`unnest(${pairs.map((pair) => pair.assetId)}::uuid[], ${pairs.map((pair) => pair.checkId)}::text[])
    AS single (asset_id, check_id)`
}

async function countMended(
  tx: Transaction,
  environmentId: string,
  ticked: Ticked,
  { exempt, grace }: { exempt: Prisma.Sql; grace: Prisma.Sql },
): Promise<Counted> {
  const isTicked =
    ticked.results.size === 0
      ? Prisma.sql`whole`
      : Prisma.sql`(whole OR EXISTS (SELECT 1 FROM singles WHERE (singles.asset_id, singles.check_id) = (a.asset_id, a.check_id)))`
  const [row] = await tx.$queryRaw<Counted[]>`
    WITH singles AS MATERIALIZED (SELECT * FROM ${singlesOf(ticked)}),
    failing AS (
      SELECT a.asset_id, a.check_id, control, ${isTicked} AS ticked FROM ${familyOf(ticked)}
      JOIN assessment AS a ON a.check_id = family.check_id AND a.status = 'unhealthy'
        AND a.environment_id = ${environmentId}::uuid ${exempt} ${grace}),
    mended AS (
      SELECT asset_id, control, bool_and(ticked) AS turned, count(*) FILTER (WHERE ticked) AS failures
      FROM failing GROUP BY asset_id, control HAVING bool_or(ticked))
    SELECT (SELECT count(DISTINCT asset_id) FROM mended)::int AS assets,
      (SELECT COALESCE(sum(failures), 0) FROM mended)::int AS failures,
      (SELECT array_agg(DISTINCT check_id) FROM failing WHERE ticked) AS checks,
      (SELECT COALESCE(json_agg(part), '[]') FROM (
        SELECT control, count(*)::int AS turned FROM mended WHERE turned GROUP BY control) AS part) AS turned`
  return row ?? { assets: 0, failures: 0, checks: null, turned: [] }
}

/** The resources on which a ticked failure is in grace. */
async function inGrace(tx: Transaction, environmentId: string, ticked: Ticked, at: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ asset_id: string }[]>`
    SELECT DISTINCT a.asset_id FROM assessment AS a
    WHERE a.environment_id = ${environmentId}::uuid AND a.grace AND a.due_at > ${at} AND a.status = 'unhealthy'
      AND (a.check_id = ANY(${[...ticked.checks]}::text[])
        OR (a.asset_id, a.check_id) IN (SELECT asset_id, check_id FROM ${singlesOf(ticked)}))`
  return rows.map((row) => row.asset_id)
}

async function standTimed(tx: Transaction, environmentId: string, ticked: Ticked, ids: readonly string[], at: Date) {
  const view = exemptionView(await activeExemptions(tx, environmentId, at), await exemptionSubjects(tx, ids))
  const assets = await readResults(tx, ids)
  const decide = (row: StoredResult) => ({
    exemption: view(row.asset_id, row.check_id)?.category,
    inGrace: isInGrace(row, at),
  })
  const isTicked = (row: StoredResult) =>
    row.status === 'unhealthy' &&
    (ticked.checks.has(row.check_id) || (ticked.results.get(row.asset_id)?.has(row.check_id) ?? false))
  const mend = (row: StoredResult) => (isTicked(row) ? { ...decide(row), status: 'healthy' as const } : decide(row))
  const { tallies } = compareStandings(environmentId, assets, decide, mend)
  const counts = (row: StoredResult) => !checkById(row.check_id)?.preview && decide(row).exemption === undefined
  const mended = [...assets.values()].flatMap(({ results }) => results.filter((row) => isTicked(row) && counts(row)))
  return { tallies, assets: assets.size, failures: mended.length, checks: mended.map((row) => row.check_id) }
}
