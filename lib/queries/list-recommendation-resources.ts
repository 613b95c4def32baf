import { z } from 'zod'
import { textInput } from './text-input'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { resourceStatuses, type AssessedResource, type ResourceStatus } from '@/lib/model/posture'
import { defineQuery } from '@/lib/operation'
import { exemptNow, resourceColumns, resourceJoins, toResources, type ResourceRow } from './assessed-resource'
import { environmentInput } from './environments-in-scope'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'
import { checkIdInput, knownCheck } from './read-recommendation'
import { readCheckCounts } from './recommendation-standing'
import { settledEnvironments } from './settled-environments'

const after = z.tuple([z.uuid(), z.int(), z.uuid()])

/**
 * Resources of one recommendation by status, with the evidence, in each environment the most urgent first. Failures that are exempt have a status of
 * their own.
 */
export const listRecommendationResources = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({
    checkId: checkIdInput,
    environment: environmentInput,
    status: z.enum(resourceStatuses).default('unhealthy'),
    /** Failures of this person; those past their due date. */
    owner: textInput(100).optional(),
    overdue: z.enum(['true', 'false']).optional(),
    /** Those of which one tool says healthy and another, or we, unhealthy. */
    disputed: z.enum(['true', 'false']).optional(),
    ...pageInput,
  }),
  async run({ db, scope }, filter): Promise<Page<AssessedResource>> {
    const { checkId, status, limit, owner } = filter
    const overdue = filter.overdue === 'true'
    const disputed = filter.disputed === 'true'
    knownCheck(checkId)
    const environments = (await settledEnvironments(db, scope, filter.environment)).toSorted()
    const [start, ...place] = filter.cursor === undefined ? [null] : decodeCursor(filter.cursor, after)
    const rows: ResourceRow[] = []
    // The index holds one environment after the other, so a page rarely needs more than one or two of them.
    for (const environment of environments) {
      if (rows.length > limit || (start !== null && environment < start)) continue
      const from = environment === start ? place : null
      rows.push(
        ...(await probe(db, { checkId, status, environment, from, owner, overdue, disputed }, limit + 1 - rows.length)),
      )
    }
    const total = disputed
      ? await countDisputed(db, environments, { checkId, status, owner, overdue })
      : owner !== undefined || overdue
        ? await countGoverned(db, environments, { checkId, owner, overdue })
        : { value: totalOf(await readCheckCounts(db, environments), checkId, status), capped: false }
    const page = toPage(
      rows,
      limit,
      total,
      (row) => [row.environment_id, row.rank, row.asset_id],
      (row) => row,
    )
    return { ...page, items: await toResources(db, checkId, page.items) }
  },
})

type Place = {
  checkId: string
  status: ResourceStatus
  environment: string
  from: readonly (number | string)[] | null
  owner: string | undefined
  overdue: boolean
  disputed: boolean
}

async function probe(
  db: Database,
  { checkId, status, environment, from, owner, overdue, disputed }: Place,
  limit: number,
) {
  const stored = status === 'exempt' ? 'unhealthy' : status
  const isFailure = stored === 'unhealthy'
  const narrow = isFailure
    ? Prisma.sql`AND ${status === 'exempt' ? exemptNow : Prisma.sql`NOT ${exemptNow}`}`
    : Prisma.empty
  const keyset =
    from === null ? Prisma.empty : Prisma.sql`AND (a.rank, a.asset_id) < (${from[0]}::smallint, ${from[1]}::uuid)`
  return db.$queryRaw<ResourceRow[]>`
    SELECT ${resourceColumns}, ${status === 'exempt'}::boolean AS exempt FROM (
      SELECT * FROM assessment AS a
      WHERE a.check_id = ${checkId} AND a.status = ${stored} AND a.environment_id = ${environment}::uuid ${narrow} ${governedBy(owner, overdue)}
        ${disputed ? Prisma.sql`AND a.disputed` : Prisma.empty} ${keyset}
      ORDER BY a.rank DESC, a.asset_id DESC LIMIT ${limit}) AS a
    ${resourceJoins} ORDER BY a.rank DESC, a.asset_id DESC`
}

function governedBy(owner: string | undefined, overdue: boolean): Prisma.Sql {
  const by = owner === undefined ? Prisma.empty : Prisma.sql`AND a.due_at IS NOT NULL AND a.owner_id = ${owner}`
  return overdue ? Prisma.sql`${by} AND a.due_at <= clock_timestamp()` : by
}

type Governed = { checkId: string; owner: string | undefined; overdue: boolean }

async function countGoverned(db: Database, environments: string[], { checkId, owner, overdue }: Governed) {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM assessment AS a
      WHERE a.check_id = ${checkId} AND a.status = 'unhealthy' AND a.environment_id = ANY(${environments}::uuid[])
        AND a.due_at IS NOT NULL ${governedBy(owner, overdue)} AND NOT ${exemptNow} LIMIT ${countLimit + 1}) AS matching`
  const count = row?.count ?? 0
  return { value: Math.min(count, countLimit), capped: count > countLimit }
}

async function countDisputed(
  db: Database,
  environments: string[],
  { checkId, status, owner, overdue }: Governed & { status: ResourceStatus },
) {
  const stored = status === 'exempt' ? 'unhealthy' : status
  const narrow = status === 'exempt' ? exemptNow : Prisma.sql`(${stored} <> 'unhealthy' OR NOT ${exemptNow})`
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM assessment AS a
      WHERE a.check_id = ${checkId} AND a.disputed AND a.status = ${stored} AND ${narrow}
        AND a.environment_id = ANY(${environments}::uuid[]) ${governedBy(owner, overdue)}
      LIMIT ${countLimit + 1}) AS matching`
  const count = row?.count ?? 0
  return { value: Math.min(count, countLimit), capped: count > countLimit }
}

const columnOf = {
  unhealthy: 'unhealthy',
  healthy: 'healthy',
  'not-applicable': 'notApplicable',
  exempt: 'exempt',
} as const satisfies Record<ResourceStatus, string>

function totalOf(counts: Awaited<ReturnType<typeof readCheckCounts>>, checkId: string, status: ResourceStatus): number {
  return counts.filter((row) => row.checkId === checkId).reduce((sum, row) => sum + row[columnOf[status]], 0)
}
