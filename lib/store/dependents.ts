import { checks } from '@/lib/assess/catalogue'
import type { ObjectCheck } from '@/lib/assess/check'
import { factParts, type FactPart } from '@/lib/assess/facts/part'
import type { Transaction } from '@/lib/db'
import type { AssetKind } from '@/lib/model/asset'
import { accessReach } from './access-reach'
import type { ObjectChange } from './object-change'

/** Assets to judge anew, and by which checks. */
export type Affected = Map<string, Set<ObjectCheck>>

const joined = checks.flatMap((check) => (check.subject === 'object' && check.needs ? [check] : []))
const partsOf = new Map<AssetKind, FactPart[]>()
const readersOf = new Map<FactPart, ObjectCheck[]>()
for (const check of joined) {
  for (const part of check.needs ?? []) {
    const { kind } = factParts[part]
    partsOf.set(kind, [...new Set([...(partsOf.get(kind) ?? []), part])])
    readersOf.set(part, [...(readersOf.get(part) ?? []), check])
  }
}

/** Per cluster: the checks that must look again everywhere, and those in some namespaces. */
type Reached = { everywhere: Set<ObjectCheck>; places: Map<string, Set<ObjectCheck>> }

/**
 * The assets whose checks read what changed, with those checks. A change in a namespace concerns what is in it, the
 * namespace and what is in none; a change outside namespaces concerns the whole cluster; what roles, bindings and
 * accounts concern follows the bindings. At most two statements per cluster, a few more for access.
 */
export async function findDependents(tx: Transaction, changes: readonly ObjectChange[]): Promise<Affected> {
  const clusters = new Map<string, Reached>()
  const access: ObjectChange[] = []
  for (const change of changes) {
    for (const part of partsOf.get(change.kind) ?? []) {
      const { reach, objectKind, namespace } = factParts[part]
      if (objectKind !== undefined && change.objectKind !== null && change.objectKind !== objectKind) continue
      if (namespace !== undefined && change.namespace !== null && change.namespace !== namespace) continue
      const readers = readersOf.get(part) ?? []
      if (reach === 'access' && change.name !== null) access.push(change)
      else reachOut(clusters, change, readers, reach === 'place')
    }
  }
  const affected: Affected = new Map()
  const add = (id: string, found: Iterable<ObjectCheck>) => {
    const known = affected.get(id) ?? new Set()
    for (const check of found) known.add(check)
    if (known.size > 0) affected.set(id, known)
  }
  for (const [clusterId, reached] of clusters) await findSubjects(tx, clusterId, reached, add)
  const readers = joined.filter((check) => check.needs?.some((part) => factParts[part].reach === 'access'))
  for (const { id, kind } of await accessReach(tx, access, new Set(readers.flatMap((check) => check.assetKinds)))) {
    add(
      id,
      readers.filter((check) => check.assetKinds.includes(kind)),
    )
  }
  return affected
}

function reachOut(
  clusters: Map<string, Reached>,
  { clusterId, kind, namespace, name }: ObjectChange,
  readers: readonly ObjectCheck[],
  isPlace: boolean,
): void {
  const reached = clusters.get(clusterId) ?? { everywhere: new Set(), places: new Map<string, Set<ObjectCheck>>() }
  clusters.set(clusterId, reached)
  const place = isPlace ? (kind === 'namespace' ? name : namespace) : null
  const into = place === null ? reached.everywhere : (reached.places.get(place) ?? new Set())
  for (const check of readers) into.add(check)
  if (place !== null) reached.places.set(place, into)
}

async function findSubjects(
  tx: Transaction,
  clusterId: string,
  { everywhere, places }: Reached,
  add: (id: string, found: Iterable<ObjectCheck>) => void,
): Promise<void> {
  const local = new Set([...places.values()].flatMap((found) => [...found]))
  const forKind = (found: Iterable<ObjectCheck>, kind: AssetKind) =>
    [...found].filter((check) => check.assetKinds.includes(kind))
  const anywhere = new Set([...everywhere, ...local])
  add(clusterId, forKind(anywhere, 'cluster'))
  const kindsOf = (found: Iterable<ObjectCheck>) => [...new Set([...found].flatMap((check) => check.assetKinds))]
  const rows = await tx.$queryRaw<{ id: string; kind: AssetKind; name: string; namespace: string | null }[]>`
    SELECT id, kind, name, namespace FROM asset
    WHERE cluster_id = ${clusterId}::uuid AND gone_at IS NULL AND content_hash IS NOT NULL AND (
      kind = ANY(${kindsOf(everywhere)}::text[])
      OR (kind = ANY(${kindsOf(local)}::text[]) AND (namespace = ANY(${[...places.keys()]}::text[])
        OR (kind = 'namespace' AND name = ANY(${[...places.keys()]}::text[]))
        OR (kind <> 'namespace' AND namespace IS NULL))))`
  for (const { id, kind, name, namespace } of rows) {
    const place = kind === 'namespace' ? name : namespace
    add(id, forKind(everywhere, kind))
    add(id, forKind(place === null ? local : (places.get(place) ?? []), kind))
  }
}
