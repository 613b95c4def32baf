import type { Transaction } from '@/lib/db'
import { readKnownKey, type ClusterAddresses, type KnownKey } from '@/lib/detect/audit/known'
import { textAt, listAt, textsAt } from '@/lib/detect/audit/read'
import { rulesOf } from '@/lib/model/access-rule'
import type { Json } from '@/lib/model/json'
import { takeoverRights } from '@/lib/model/takeover'
import type { KeyResolver } from './resolve-keys'

/** What the inventory holds under a key, and since when it is so. */
export type KnownThing = { value: Json; since: Date }

type Of<Kind extends KnownKey['of']> = Extract<KnownKey, { of: Kind }>
type Wanted<Kind extends KnownKey['of']> = { key: string; known: Of<Kind>; clusterId: string }

const always = new Date(0)

/**
 * What the inventory holds under the keys that detections asked for: documents, rights of users and of roles,
 * addresses of clusters. At most one statement for each sort, and one for each user and each cluster asked about; what
 * is not known is absent. Once per batch.
 */
export async function loadKnown(
  tx: Transaction,
  asked: readonly string[],
  keys: Pick<KeyResolver, 'id' | 'clusterId'>,
): Promise<Map<string, KnownThing>> {
  const found = new Map<string, KnownThing>()
  const parts = [...new Set(asked)].map((key) => ({ key, known: readKnownKey(key) }))
  const documents = parts.flatMap(({ key, known }) => (known.of === 'asset' ? [{ key, id: keys.id(known.key) }] : []))
  for (const [key, thing] of await readDocuments(tx, documents)) found.set(key, thing)
  for (const { key, known } of parts) {
    if (known.of === 'asset') continue
    const clusterId = keys.clusterId(known.cluster)
    if (clusterId === null) continue
    const value = await readValue(tx, { key, known, clusterId })
    if (value !== null) found.set(key, { value, since: always })
  }
  return found
}

async function readDocuments(
  tx: Transaction,
  wanted: readonly { key: string; id: string }[],
): Promise<[string, KnownThing][]> {
  if (wanted.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string; document: Json; evidence_at: Date }[]>`
    SELECT asset.id, document, evidence_at FROM asset JOIN asset_document ON asset_id = asset.id
    WHERE asset.id = ANY(${[...new Set(wanted.map(({ id }) => id))]}::uuid[]) AND gone_at IS NULL`
  const byId = new Map(rows.map((row) => [row.id, row]))
  return wanted.flatMap(({ key, id }) => {
    const row = byId.get(id)
    return row ? [[key, { value: row.document, since: row.evidence_at }] satisfies [string, KnownThing]] : []
  })
}

async function readValue(
  tx: Transaction,
  { known, clusterId }: Wanted<Exclude<KnownKey['of'], 'asset'>>,
): Promise<Json | null> {
  switch (known.of) {
    case 'rights':
      return rightsOfUser(tx, clusterId, known.user, known.groups)
    case 'role': {
      const place = known.kind === 'Role' ? known.namespace : null
      const role = { kind: known.kind, namespace: place, name: known.name, within: known.namespace || null }
      return (await rightsOfRoles(tx, clusterId, [role]))[0] ?? null
    }
    case 'addresses':
      return addressesOf(tx, clusterId)
    default:
      return known satisfies never
  }
}

/** Null where the inventory knows no bindings of the cluster, so that nothing can be said of anyone. */
async function rightsOfUser(
  tx: Transaction,
  clusterId: string,
  user: string,
  groups: string[],
): Promise<string[] | null> {
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(user)
  const subjects = [
    `User/${user}`,
    ...(account ? [`ServiceAccount/${account[1]}/${account[2]}`] : []),
    ...groups.map((name) => `Group/${name}`),
  ]
  const rows = await tx.$queryRaw<{ role: string | null; namespace: string | null; concerns: boolean }[]>`
    SELECT attributes->>'role' AS role, namespace, attributes->'subjects' ?| ${subjects}::text[] AS concerns
    FROM asset WHERE cluster_id = ${clusterId}::uuid AND kind = 'role-binding' AND gone_at IS NULL
    ORDER BY concerns DESC LIMIT 500`
  if (rows.length === 0) return null
  const bindings = rows.flatMap(({ role, namespace, concerns }) => {
    const [kind, name] = role?.split('/') ?? []
    if (!concerns || !kind || !name) return []
    return [{ kind, name, namespace: kind === 'Role' ? namespace : null, within: namespace }]
  })
  return [...new Set((await rightsOfRoles(tx, clusterId, bindings)).flat())]
}

/** A role and where a binding makes it count; null: everywhere. */
type BoundRole = { kind: string; namespace: string | null; name: string; within: string | null }

/** What each role grants that takes a cluster over; a role that is not known is left out. */
async function rightsOfRoles(tx: Transaction, clusterId: string, roles: readonly BoundRole[]): Promise<string[][]> {
  if (roles.length === 0) return []
  const rows = await tx.$queryRaw<{ rules: Json; within: string | null }[]>`
    SELECT document->'rules' AS rules, within FROM asset JOIN asset_document ON asset_id = asset.id
    JOIN unnest(${roles.map(({ kind }) => kind)}::text[], ${roles.map(({ namespace }) => namespace)}::text[],
      ${roles.map(({ name }) => name)}::text[], ${roles.map(({ within }) => within)}::text[])
      AS wanted (kind, namespace, name, within)
      ON asset.name = wanted.name AND asset.namespace IS NOT DISTINCT FROM wanted.namespace
        AND attributes->>'kind' = wanted.kind
    WHERE cluster_id = ${clusterId}::uuid AND asset.kind = 'role' AND gone_at IS NULL`
  return rows.map((row) => granted(row.rules, row.within))
}

function granted(rules: Json, namespace: string | null): string[] {
  try {
    return rulesOf(rules).flatMap((rule) => takeoverRights(rule, namespace))
  } catch {
    // A role of the wrong shape is told of where it is judged itself.
    return []
  }
}

async function addressesOf(tx: Transaction, clusterId: string): Promise<ClusterAddresses | null> {
  const rows = await tx.$queryRaw<{ spec: Json; addresses: Json }[]>`
    SELECT document->'spec' AS spec, document#>'{status,addresses}' AS addresses
    FROM asset JOIN asset_document ON asset_id = asset.id
    WHERE cluster_id = ${clusterId}::uuid AND kind = 'node' AND gone_at IS NULL LIMIT 5000`
  if (rows.length === 0) return null
  const nodes = rows.flatMap(({ addresses }) =>
    listAt({ addresses }, 'addresses').flatMap((one) =>
      textAt(one, 'type').endsWith('IP') ? [textAt(one, 'address')] : [],
    ),
  )
  const pods = rows.flatMap(({ spec }) => [
    ...textsAt({ spec }, 'spec', 'podCIDRs'),
    textAt({ spec }, 'spec', 'podCIDR'),
  ])
  return { nodes: [...new Set(nodes)], pods: [...new Set(pods.filter((one) => one !== ''))] }
}
