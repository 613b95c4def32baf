import { z } from 'zod'
import { checkById } from '@/lib/assess/catalogue'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { FailingResource } from '@/lib/model/compliance'
import { defineQuery } from '@/lib/operation'
import { exemptNow } from './assessed-resource'
import { environmentInput } from './environments-in-scope'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'
import { settledEnvironments } from './settled-environments'
import { controlInput, knownControl, standardInput } from './standard-in-scope'

type Row = {
  asset_id: string
  rank: number
  checks: string[]
  name: string
  kind: string
  namespace: string | null
  cluster: string | null
  environment_id: string
  environment: string
}

const after = z.tuple([z.int(), z.uuid()])

/**
 * Resources that fail a check of a control, each once, with the checks it fails, the most urgent first. Failures that
 * are exempt are left out.
 */
export const listControlResources = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({
    standard: standardInput,
    control: controlInput,
    environment: environmentInput,
    ...pageInput,
  }),
  async run({ db, scope }, { limit, cursor, ...input }): Promise<Page<FailingResource>> {
    const { control } = knownControl(input.standard, input.control)
    const environments = await settledEnvironments(db, scope, input.environment)
    const from = cursor === undefined ? null : decodeCursor(cursor, after)
    const place = { checks: [...control.checks], environments }
    const [rows, value] = await Promise.all([readPage(db, place, from, limit + 1), countResources(db, place)])
    const total = { value: Math.min(value, countLimit), capped: value > countLimit }
    return toPage(rows, limit, total, (row) => [row.rank, row.asset_id], toResource)
  },
})

type Place = { checks: string[]; environments: string[] }
type Key = readonly [rank: number, asset: string]

/**
 * Each check and environment gives as many rows as a page holds, in order of the index; together they hold the page,
 * because the rank is that of the resource, whatever it fails.
 */
async function readPage(db: Database, { checks, environments }: Place, from: Key | null, limit: number) {
  const keyset =
    from === null ? Prisma.empty : Prisma.sql`AND (a.rank, a.asset_id) < (${from[0]}::smallint, ${from[1]}::uuid)`
  return db.$queryRaw<Row[]>`
    WITH failing AS (
      SELECT found.asset_id, max(found.rank)::int AS rank, array_agg(found.check_id ORDER BY found.check_id) AS checks
      FROM unnest(${checks}::text[]) AS wanted (check_id)
      CROSS JOIN unnest(${environments}::uuid[]) AS place (environment_id)
      CROSS JOIN LATERAL (
        SELECT a.asset_id, a.check_id, a.rank FROM assessment AS a
        WHERE a.check_id = wanted.check_id AND a.status = 'unhealthy' AND a.environment_id = place.environment_id
          AND NOT ${exemptNow} ${keyset}
        ORDER BY a.rank DESC, a.asset_id DESC LIMIT ${limit}) AS found
      GROUP BY found.asset_id ORDER BY rank DESC, found.asset_id DESC LIMIT ${limit})
    SELECT failing.asset_id, failing.rank, failing.checks, asset.name, asset.kind, asset.namespace, cluster.name AS cluster,
      asset.environment_id, environment.name AS environment
    FROM failing JOIN asset ON asset.id = failing.asset_id
    JOIN environment ON environment.id = asset.environment_id
    LEFT JOIN asset AS cluster ON cluster.id = asset.cluster_id
    ORDER BY failing.rank DESC, failing.asset_id DESC`
}

async function countResources(db: Database, { checks, environments }: Place): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM (
      SELECT DISTINCT a.asset_id FROM assessment AS a
      WHERE a.check_id = ANY(${checks}::text[]) AND a.status = 'unhealthy'
        AND a.environment_id = ANY(${environments}::uuid[]) AND NOT ${exemptNow}
      LIMIT ${countLimit + 1}) AS distinct_assets`
  return Number(row?.count ?? 0)
}

const toResource = (row: Row): FailingResource => ({
  assetId: row.asset_id,
  name: row.name,
  kind: row.kind,
  namespace: row.namespace,
  cluster: row.cluster,
  environmentId: row.environment_id,
  environment: row.environment,
  checks: row.checks.map((id) => ({ id, name: checkById(id)?.name ?? id })),
})
