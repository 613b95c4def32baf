import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Transaction } from '@/lib/db'
import type { AuditRequest } from '@/lib/model/audit-request'
import { defineQuery } from '@/lib/operation'
import { aroundAlert } from './around-alert'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'
import { textInput } from './text-input'

const text = textInput(512).optional()
const time = z.iso.datetime({ offset: true }).optional()
const input = z.strictObject({
  environment: environmentInput,
  cluster: text,
  user: text,
  verb: text,
  resource: text,
  namespace: text,
  name: text,
  code: z.coerce.number().int().min(100).max(599).optional(),
  since: time,
  until: time,
  around: z.uuid().optional(),
  ...pageInput,
})
const cursorKey = z.tuple([z.iso.datetime(), z.uuid()])
const day = 86_400_000

type Row = Omit<AuditRequest, 'at' | 'environment' | 'cluster'> & {
  at: Date
  environmentId: string
  assetId: string
}

/**
 * Requests to API servers that are kept, the newest first. Without `since` those of the last day. `around`: those of the
 * same user or about the same object as an alert, from ten minutes before it to ten minutes after.
 */
export const listAuditEvents = defineQuery({
  permission: 'alerts:read',
  input,
  async run({ db, scope, now }, filter): Promise<Page<AuditRequest>> {
    const environments = await environmentsInScope(db, scope, filter.environment)
    const around = filter.around === undefined ? null : await aroundAlert(db, environments, filter.around)
    if (filter.around !== undefined && !around) throw new OperationError('not-found', 'There is no such alert.')
    const until = filter.until ? new Date(filter.until) : around?.until
    const since = filter.since ? new Date(filter.since) : (around?.since ?? new Date(+(until ?? now) - day))
    const clusters = filter.cluster === undefined ? null : await clustersNamed(db, environments, filter.cluster)
    const equals = (column: string, value: string | number | undefined) =>
      value === undefined ? [] : [Prisma.sql`${Prisma.raw(column)} = ${value}`]
    const where = Prisma.join(
      [
        Prisma.sql`environment_id = ANY(${environments}::uuid[]) AND at >= ${since}`,
        ...(until ? [Prisma.sql`at < ${until}`] : []),
        ...(clusters ? [Prisma.sql`asset_id = ANY(${clusters}::uuid[])`] : []),
        ...(around ? [around.where] : []),
        ...equals('user_name', filter.user),
        ...equals('verb', filter.verb),
        ...equals('resource', filter.resource),
        ...equals('namespace', filter.namespace),
        ...equals('name', filter.name),
        ...equals('code', filter.code),
      ],
      ' AND ',
    )
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, cursorKey)
    const behind = after ? Prisma.sql`AND (at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : Prisma.empty
    const rows = await db.$queryRaw<Row[]>`
      SELECT id, at, environment_id AS "environmentId", asset_id AS "assetId", user_name AS user, impersonated, verb,
        resource, namespace, name, code, address, user_agent AS "userAgent", uri, level, stage, audit_id AS "auditId", detail
      FROM audit_event WHERE ${where} ${behind} ORDER BY at DESC, id DESC LIMIT ${filter.limit + 1}`
    const [counted] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (SELECT 1 FROM audit_event WHERE ${where} LIMIT ${countLimit + 1}) AS matching`
    const count = counted?.count ?? 0
    const total = { value: Math.min(count, countLimit), capped: count > countLimit }
    const names = await namesOf(db, rows)
    return toPage(
      rows,
      filter.limit,
      total,
      (row) => [row.at.toISOString(), row.id],
      ({ at, environmentId, assetId, ...row }): AuditRequest => ({
        ...row,
        at: at.toISOString(),
        environment: { id: environmentId, name: names.environments.get(environmentId) ?? '' },
        cluster: names.clusters.has(assetId) ? { id: assetId, name: names.clusters.get(assetId) ?? '' } : null,
      }),
    )
  },
})

/** A cluster by its asset id or its name. */
async function clustersNamed(
  db: Pick<Transaction, 'asset'>,
  environments: readonly string[],
  cluster: string,
): Promise<string[]> {
  const isId = z.uuid().safeParse(cluster).success
  const rows = await db.asset.findMany({
    where: {
      environmentId: { in: [...environments] },
      kind: 'cluster',
      OR: [{ name: cluster }, ...(isId ? [{ id: cluster }] : [])],
    },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

async function namesOf(db: Pick<Transaction, 'asset' | 'environment'>, rows: readonly Row[]) {
  const ids = (read: (row: Row) => string) => ({ in: [...new Set(rows.map(read))] })
  const select = { id: true, name: true }
  const [clusters, environments] = await Promise.all([
    db.asset.findMany({ where: { id: ids((row) => row.assetId) }, select }),
    db.environment.findMany({ where: { id: ids((row) => row.environmentId) }, select }),
  ])
  const byId = (found: readonly { id: string; name: string }[]) => new Map(found.map(({ id, name }) => [id, name]))
  return { clusters: byId(clusters), environments: byId(environments) }
}
