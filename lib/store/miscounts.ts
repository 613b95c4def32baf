import { Prisma } from '@/lib/generated/prisma/client'
import { db } from '@/lib/db'
import type { AssessmentStatus } from '@/lib/model/assessment'
import { PostureTallies, standingOf } from './assessment-diff'
import { readExemptions } from './exemptions'

/** What the tallies and flags of an environment say, as SQL, and what its rows say, each as `(key, value)`. */
const pairs: { name: string; kept: (id: string) => Prisma.Sql; counted: (id: string) => Prisma.Sql }[] = [
  {
    name: 'asset_tally',
    kept: (id) =>
      Prisma.sql`SELECT kind AS key, count::text AS value FROM asset_tally WHERE environment_id = ${id}::uuid AND count <> 0`,
    counted: (id) =>
      Prisma.sql`SELECT kind, count(*)::text FROM asset WHERE environment_id = ${id}::uuid AND gone_at IS NULL GROUP BY kind`,
  },
  {
    name: 'finding_tally',
    kept: (id) =>
      Prisma.sql`SELECT class::text AS key, count::text AS value FROM finding_tally WHERE environment_id = ${id}::uuid AND count <> 0`,
    counted: (id) =>
      Prisma.sql`SELECT class::text, count(*)::text FROM finding WHERE environment_id = ${id}::uuid AND open GROUP BY class`,
  },
  {
    name: 'rule_tally',
    kept: (id) => Prisma.sql`SELECT kind || ' ' || rule || ' ' || class AS key, count::text AS value FROM rule_tally
      WHERE environment_id = ${id}::uuid AND count <> 0`,
    counted: (id) => Prisma.sql`SELECT kind || ' ' || rule || ' ' || class, count(*)::text FROM finding
      WHERE environment_id = ${id}::uuid AND open GROUP BY 1`,
  },
  {
    name: 'asset_finding_tally',
    kept: (id) => Prisma.sql`SELECT asset_id || ' ' || class AS key, count::text AS value FROM asset_finding_tally
      WHERE environment_id = ${id}::uuid AND count <> 0`,
    counted: (id) => Prisma.sql`SELECT asset_id || ' ' || class, count(*)::text FROM finding
      WHERE environment_id = ${id}::uuid AND open GROUP BY 1`,
  },
  {
    name: 'flags of images',
    kept: (id) => Prisma.sql`SELECT key, running || ' ' || exposed AS value FROM asset
      WHERE environment_id = ${id}::uuid AND kind = 'image' AND gone_at IS NULL`,
    counted: (
      id,
    ) => Prisma.sql`SELECT image.key, bool_or(workload.id IS NOT NULL) || ' ' || COALESCE(bool_or(workload.exposed), false)
      FROM asset AS image LEFT JOIN edge ON target_id = image.id AND edge.kind = 'runs'
      LEFT JOIN asset AS workload ON workload.id = edge.asset_id AND workload.gone_at IS NULL
        AND workload.attributes->>'replicas' IS DISTINCT FROM '0'
      WHERE image.environment_id = ${id}::uuid AND image.kind = 'image' AND image.gone_at IS NULL GROUP BY image.key`,
  },
  {
    name: 'flags in the class of open findings',
    kept: (
      id,
    ) => Prisma.sql`SELECT asset_id || ' ' || fingerprint AS key, class / 1000 % 10 || ' ' || class / 100 % 10 AS value
      FROM finding WHERE environment_id = ${id}::uuid AND open`,
    counted: (id) => Prisma.sql`SELECT asset_id || ' ' || fingerprint,
      asset.exposed::int || ' ' || (asset.running OR asset.kind = 'workload')::int
      FROM finding JOIN asset ON asset.id = asset_id WHERE finding.environment_id = ${id}::uuid AND open`,
  },
  {
    name: 'open findings of what is gone',
    kept: (id) => Prisma.sql`SELECT asset.key AS key, rule AS value FROM finding JOIN asset ON asset.id = asset_id
      WHERE finding.environment_id = ${id}::uuid AND open AND gone_at IS NOT NULL`,
    counted: () => Prisma.sql`SELECT 'none', '' WHERE false`,
  },
  {
    name: 'assessments of what is gone',
    kept: (
      id,
    ) => Prisma.sql`SELECT asset.key AS key, check_id AS value FROM assessment JOIN asset ON asset.id = asset_id
      WHERE asset.environment_id = ${id}::uuid AND gone_at IS NOT NULL`,
    counted: () => Prisma.sql`SELECT 'none', '' WHERE false`,
  },
  {
    name: 'edges of what is gone',
    kept: (
      id,
    ) => Prisma.sql`SELECT asset.key AS key, edge.kind AS value FROM edge JOIN asset ON asset.id IN (edge.asset_id, target_id)
      WHERE edge.environment_id = ${id}::uuid AND gone_at IS NOT NULL`,
    counted: () => Prisma.sql`SELECT 'none', '' WHERE false`,
  },
]

/** Everything that an environment keeps beside its rows and that differs from what the rows say; for tests. */
export async function miscounts(environmentId: string): Promise<string[]> {
  const wrong: string[] = []
  for (const { name, kept, counted } of pairs) {
    const rows = await db().$queryRaw<{ key: string; kept: string | null; counted: string | null }[]>`
      SELECT key, kept.value AS kept, counted.value AS counted FROM (${kept(environmentId)}) AS kept (key, value)
      FULL JOIN (${counted(environmentId)}) AS counted (key, value) USING (key)
      WHERE kept.value IS DISTINCT FROM counted.value ORDER BY key`
    wrong.push(...rows.map((row) => `${name} ${row.key}: kept ${row.kept ?? 'none'}, counted ${row.counted ?? 'none'}`))
  }
  return [...wrong, ...(await miscountedPosture(environmentId)), ...(await unexplainedScores(environmentId))]
}

/** Controls and checks, counted by the rule itself as things stood when the tallies were last settled. */
async function miscountedPosture(environmentId: string): Promise<string[]> {
  const { settledAt } = await db().environment.findUniqueOrThrow({ where: { id: environmentId } })
  const rows = await db().assessment.findMany({ where: { environmentId } })
  const byAsset = new Map<string, typeof rows>()
  for (const row of rows) byAsset.set(row.assetId, [...(byAsset.get(row.assetId) ?? []), row])
  const exempt = await readExemptions(db(), environmentId, [...byAsset.keys()], settledAt)
  const tallies = new PostureTallies()
  for (const [id, results] of byAsset) {
    const standing = results.map(({ checkId, status, grace, dueAt }) => ({
      checkId,
      status: status as AssessmentStatus,
      inGrace: status === 'unhealthy' && grace && dueAt !== null && dueAt > settledAt,
    }))
    tallies.add(
      1,
      environmentId,
      standingOf(standing, (checkId) => exempt(id, checkId)?.category),
    )
  }
  const counted = [...tallies.controls.rows(), ...tallies.checks.rows()]
    .map(({ key, by }) => `${key[1]} ${key[2]} ${by}`)
    .toSorted()
  const controls = await db().controlTally.findMany({ where: { environmentId } })
  const checks = await db().checkTally.findMany({ where: { environmentId } })
  const kept = [
    ...controls.flatMap((row) => [
      `${row.controlId} healthy ${row.healthy}`,
      `${row.controlId} unhealthy ${row.unhealthy}`,
    ]),
    ...checks.flatMap((row) => [
      `${row.checkId} healthy ${row.healthy}`,
      `${row.checkId} unhealthy ${row.unhealthy}`,
      `${row.checkId} not-applicable ${row.notApplicable}`,
      `${row.checkId} exempt ${row.exempt}`,
      `${row.checkId} sole ${row.sole}`,
    ]),
  ]
    .filter((line) => !line.endsWith(' 0'))
    .toSorted()
  return [
    ...kept.filter((line) => !counted.includes(line)).map((line) => `posture: kept ${line}`),
    ...counted.filter((line) => !kept.includes(line)).map((line) => `posture: counted ${line}`),
  ]
}

/** Snapshots whose causes do not add up to their difference from the one before. */
async function unexplainedScores(environmentId: string): Promise<string[]> {
  const snapshots = await db().scoreSnapshot.findMany({ where: { environmentId }, orderBy: { at: 'asc' } })
  const moves = await db().scoreMovement.findMany({ where: { environmentId } })
  return snapshots.flatMap((row, at) => {
    const before = snapshots[at - 1]?.percentage ?? 0
    const explained = moves.filter((move) => +move.at === +row.at).reduce((sum, move) => sum + move.delta, 0)
    const moved = (row.percentage ?? 0) - before
    return Math.abs(moved - explained) < 1e-6
      ? []
      : [`score of ${row.at.toISOString()}: moved ${moved}, explained ${explained}`]
  })
}
