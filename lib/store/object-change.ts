import { assetKindSchema, type AssetKind } from '@/lib/model/asset'
import type { Shelf } from './list-coverage'
import type { KeyResolver } from './resolve-keys'
import type { Gone } from './retract-assets'
import type { AssetChanges } from './write-assets'

/** What a binding grants and to whom, as its attributes say it: `ClusterRole/view`, `ServiceAccount/shop/web`. */
export type Grant = { role: string; subjects: readonly string[] }

/** An object of a cluster that appeared, changed or vanished, or objects of a kind that were listed for the first time. */
export type ObjectChange = {
  clusterId: string
  kind: AssetKind
  /** `attributes.kind`; null: any. */
  objectKind: string | null
  /** Null: the object is in no namespace, or all of the cluster is meant. */
  namespace: string | null
  /** Null: all objects of the kind. */
  name: string | null
  /** For a binding: what it granted before and grants now. */
  grants?: readonly Grant[]
}

/** The grant in the attributes of a binding; none in those of other objects. */
export function grantOf(attributes: unknown): Grant[] {
  if (typeof attributes !== 'object' || attributes === null) return []
  const { role, subjects } = attributes as Record<string, unknown>
  if (typeof role !== 'string' || !Array.isArray(subjects)) return []
  return [{ role, subjects: subjects.filter((subject) => typeof subject === 'string') }]
}

/** What a report changed in clusters, as checks of other objects see it. */
export function objectChanges(
  { changed, granted }: AssetChanges,
  gone: readonly Gone[],
  listed: readonly Shelf[],
  keys: KeyResolver,
): ObjectChange[] {
  const described = [...changed].flatMap(([id, asset]): ObjectChange[] => {
    const clusterId = asset.kind === 'cluster' ? id : keys.clusterId(asset.cluster)
    const { kind, namespace = null, name, attributes } = asset
    if (!clusterId) return []
    const grants = [...(granted.get(id) ?? []), ...grantOf(kind === 'role-binding' ? attributes : null)]
    return [{ clusterId, kind, objectKind: kindOf(attributes), namespace, name, ...(grants.length > 0 && { grants }) }]
  })
  const vanished = gone.flatMap(({ kind, name, namespace, cluster_id: clusterId, attributes }): ObjectChange[] => {
    if (!clusterId) return []
    const grants = grantOf(kind === 'role-binding' ? attributes : null)
    return [{ clusterId, kind, objectKind: kindOf(attributes), namespace, name, ...(grants.length > 0 && { grants }) }]
  })
  const shelves = listed.flatMap(({ clusterId, kind, objectKind, namespace }): ObjectChange[] => {
    const known = assetKindSchema.safeParse(kind)
    const all = { objectKind: objectKind === '*' ? null : objectKind, namespace: namespace === '*' ? null : namespace }
    return known.success ? [{ clusterId, kind: known.data, ...all, name: null }] : []
  })
  return [...described, ...vanished, ...shelves]
}

function kindOf(attributes: { kind?: unknown } | undefined): string | null {
  return typeof attributes?.kind === 'string' ? attributes.kind : null
}
