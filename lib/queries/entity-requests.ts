import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { EntityKind } from '@/lib/model/alert'
import type { EntityEntry } from '@/lib/model/entity-view'
import type { KnownEntity } from './entity-in-scope'
import { behind, type EntryKey } from './entity-timeline-order'
import { countLimit } from './page'

type Row = Omit<Extract<EntityEntry, { sort: 'request' }>, 'sort' | 'at' | 'cluster'> & {
  at: Date
  clusterId: string | null
  clusterName: string | null
}

/** The resources that requests about an entity name. */
const resources: Partial<Record<EntityKind, readonly string[]>> = {
  pod: ['pods'],
  'service-account': ['serviceaccounts'],
  node: ['nodes'],
  namespace: ['namespaces'],
  workload: ['deployments', 'statefulsets', 'daemonsets', 'replicasets', 'jobs', 'cronjobs', 'replicationcontrollers'],
}

/** Undoes what lib/model/key does to the parts of a key. */
const unescaped = (text: string) => text.replaceAll('%2F', '/').replaceAll('%25', '%')

/** Requests by an entity and requests about it: each a condition that one index answers in the order of the timeline. */
function conditionsOf({ environmentId, kind, name, key, placeId }: KnownEntity): { by: boolean; where: Prisma.Sql }[] {
  const here = Prisma.sql`r.environment_id = ${environmentId}::uuid`
  const inCluster = Prisma.sql`${here} AND r.asset_id = ${placeId}::uuid`
  if (kind === 'user') return [{ by: true, where: Prisma.sql`${here} AND r.user_name = ${name}` }]
  if (kind === 'ip') return [{ by: true, where: Prisma.sql`${here} AND r.address = ${name}` }]
  const named = resources[kind]
  if (!named || !key.startsWith('k8s/')) return []
  const parts = key.split('/').map(unescaped)
  const object = parts.at(-1) ?? ''
  // The API server says of a namespace that it lies in itself.
  const namespace = kind === 'node' ? '' : kind === 'namespace' ? object : parts.length > 5 ? (parts.at(-2) ?? '') : ''
  const about = Prisma.sql`${inCluster} AND r.namespace = ${namespace} AND r.name = ${object}
    AND split_part(r.resource, '/', 1) = ANY(${[...named]}::text[])`
  const user =
    kind === 'service-account'
      ? `system:serviceaccount:${namespace}:${object}`
      : kind === 'node'
        ? `system:node:${object}`
        : null
  const own = user === null ? [] : [{ by: true, where: Prisma.sql`${inCluster} AND r.user_name = ${user}` }]
  return [...own, { by: false, where: about }]
}

/** Requests to API servers by the entity or about it. */
export async function requestsOf(
  db: Database,
  entity: KnownEntity,
  after: EntryKey | null,
  most: number,
): Promise<EntityEntry[]> {
  const conditions = conditionsOf(entity)
  if (conditions.length === 0) return []
  const branches = conditions.map(
    ({ by, where }) => Prisma.sql`
      (SELECT r.at, r.id, r.asset_id, ${Prisma.raw(String(by))} AS by, r.user_name AS user, r.impersonated, r.verb, r.resource, r.namespace,
        r.name, r.code, r.address
      FROM audit_event AS r WHERE ${where} AND ${behind(after, 'request', 'r.at', 'r.id')}
      ORDER BY r.at DESC, r.id DESC LIMIT ${most})`,
  )
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.*, cluster.id AS "clusterId", cluster.name AS "clusterName" FROM (
      SELECT DISTINCT ON (at, id) * FROM (${Prisma.join(branches, ' UNION ALL ')}) AS either
      ORDER BY at DESC, id DESC, by DESC LIMIT ${most}) AS r
    LEFT JOIN asset AS cluster ON cluster.id = r.asset_id ORDER BY r.at DESC, r.id DESC`
  return rows.map(({ at, id, by, user, impersonated, verb, resource, namespace, name, code, address, ...rest }) => ({
    sort: 'request',
    id,
    at: at.toISOString(),
    by,
    user,
    impersonated,
    verb,
    resource,
    namespace,
    name,
    code,
    address,
    cluster: rest.clusterId === null ? null : { id: rest.clusterId, name: rest.clusterName ?? '' },
  }))
}

/** How many there are, up to 10,001 of each sort; a request by the entity about itself counts once. */
export async function countRequests(db: Database, entity: KnownEntity): Promise<number> {
  const conditions = conditionsOf(entity)
  if (conditions.length === 0) return 0
  const branches = conditions.map(
    ({ where }) => Prisma.sql`(SELECT r.at, r.id FROM audit_event AS r WHERE ${where} LIMIT ${countLimit + 1})`,
  )
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${Prisma.join(branches, ' UNION ')}) AS either`
  return row?.count ?? 0
}
