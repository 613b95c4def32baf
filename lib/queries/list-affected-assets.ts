import { z } from 'zod'
import type { AssetKind } from '@/lib/model/asset'
import { findingFacets } from '@/lib/model/finding-class'
import type { AffectedAsset } from '@/lib/model/inventory'
import type { Json } from '@/lib/model/json'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { textOf } from './image-item'
import { decodeCursor, pageInput, toPage, type Page } from './page'
import { vulnerabilityIdInput, vulnerabilityInScope } from './vulnerability-in-scope'

type Row = {
  id: string
  class: number
  packages: AffectedAsset['packages']
  first_seen_at: Date
  kind: AssetKind
  name: string
  namespace: string | null
  attributes: Record<string, Json>
  environment: string
  running: boolean
  exposed: boolean
  cluster: string | null
}
type Runs = { id: string; workloads: number; clusters: string[] }

const cursorKey = z.tuple([z.number().int(), z.uuid()])

/** The assets that a vulnerability affects, the most urgent first, with the packages it is in and where they run. */
export const listAffectedAssets = defineQuery({
  permission: 'findings:read',
  input: z.strictObject({ id: vulnerabilityIdInput, environment: environmentInput, ...pageInput }),
  async run({ db, scope }, { id: name, environment, limit, cursor }): Promise<Page<AffectedAsset>> {
    const environments = await environmentsInScope(db, scope, environment)
    const id = await vulnerabilityInScope(db, environments, name)
    const after = cursor === undefined ? null : decodeCursor(cursor, cursorKey)
    const keyset = after
      ? Prisma.sql`HAVING (max(class), asset_id) < (${after[0]}::int, ${after[1]}::uuid)`
      : Prisma.empty
    const matching = Prisma.sql`rule = ${id} AND open AND kind = 'vulnerability'
      AND environment_id = ANY(${environments}::uuid[])`
    const [rows, counted] = await Promise.all([
      db.$queryRaw<Row[]>`
        SELECT page.*, asset.kind, asset.name, asset.namespace, asset.attributes, asset.running, asset.exposed,
          environment.name AS environment, cluster.name AS cluster
        FROM (
          SELECT asset_id AS id, max(class) AS class, min(first_seen_at) AS first_seen_at,
            jsonb_agg(jsonb_build_object('name', package_name, 'version', version, 'fixedVersion', fixed_version,
              'fixStatus', fix_status) ORDER BY package_name, version) AS packages
          FROM finding WHERE ${matching} GROUP BY asset_id ${keyset}
          ORDER BY max(class) DESC, asset_id DESC LIMIT ${limit + 1}) AS page
        JOIN asset ON asset.id = page.id JOIN environment ON environment.id = asset.environment_id
        LEFT JOIN asset AS cluster ON cluster.id = asset.cluster_id
        ORDER BY page.class DESC, page.id DESC`,
      db.$queryRaw<{ count: number }[]>`SELECT count(DISTINCT asset_id)::int AS count FROM finding WHERE ${matching}`,
    ])
    const runs = await db.$queryRaw<Runs[]>`
      SELECT edge.target_id AS id, count(DISTINCT edge.asset_id)::int AS workloads,
        COALESCE(array_agg(DISTINCT cluster.name) FILTER (WHERE cluster.name IS NOT NULL), '{}') AS clusters
      FROM edge JOIN asset AS runner ON runner.id = edge.asset_id AND runner.gone_at IS NULL
      LEFT JOIN asset AS cluster ON cluster.id = runner.cluster_id
      WHERE edge.target_id = ANY(${rows.map((row) => row.id)}::uuid[]) AND edge.kind = 'runs' GROUP BY edge.target_id`
    const total = { value: counted[0]?.count ?? 0, capped: false }
    return toPage(
      rows,
      limit,
      total,
      (row) => [row.class, row.id],
      (row) => toAffected(row, runs),
    )
  },
})

function toAffected(row: Row, runs: readonly Runs[]): AffectedAsset {
  const where = runs.find((run) => run.id === row.id)
  return {
    asset: {
      id: row.id,
      kind: row.kind,
      objectKind: textOf(row.attributes.kind),
      name: row.name,
      namespace: row.namespace,
      environment: row.environment,
      running: row.running,
      exposed: row.exposed,
    },
    severity: findingFacets(row.class).severity,
    packages: row.packages,
    workloads: where?.workloads ?? 0,
    clusters: where?.clusters ?? (row.cluster === null ? [] : [row.cluster]),
    firstSeenAt: row.first_seen_at.toISOString(),
  }
}
