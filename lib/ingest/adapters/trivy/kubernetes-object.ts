import { clusterKey, namespaceKey, nodeKey, objectKey } from '@/lib/model/key'
import { builtInGroup, kindFacts } from '@/lib/model/kubernetes-kinds'
import type { Gathering } from './gathering'

/** An object of a cluster as reports name it: without its API group. */
type NamedObject = { cluster: string; kind: string; namespace: string | null; name: string }

/** The asset that findings about an object stand on; `isItself` is false when it has none of its own. */
export type ObjectAsset = { key: string; isItself: boolean }

/**
 * Adds the object's asset with its cluster and namespace, all only mentioned. Kinds that are no assets (a
 * PodDisruptionBudget) stand on their namespace, or on the cluster when they have none.
 */
export function addObject(into: Gathering, object: NamedObject): ObjectAsset {
  const { cluster, name } = object
  const home = into.addAsset({ kind: 'cluster', key: clusterKey(cluster), name: cluster, mentioned: true })
  const inside = { cluster: home, mentioned: true } as const
  // Trivy's own name for what its collector reads on a node.
  if (object.kind === 'Node' || object.kind === 'NodeInfo') {
    const key = nodeKey(cluster, name)
    return { key: into.addAsset({ kind: 'node', key, name, attributes: { kind: 'Node' }, ...inside }), isItself: true }
  }
  const group = builtInGroup(object.kind)
  const facts = group === null ? null : kindFacts(group, object.kind)
  const namespace = object.kind === 'Namespace' ? name : facts?.namespaced === false ? null : object.namespace
  let around = home
  if (namespace) {
    const key = namespaceKey(cluster, namespace)
    around = into.addAsset({ kind: 'namespace', key, name: namespace, attributes: { kind: 'Namespace' }, ...inside })
  }
  if (object.kind === 'Namespace') return { key: around, isItself: true }
  if (!facts || group === null || (facts.namespaced && !namespace)) return { key: around, isItself: false }
  const key = into.addAsset({
    kind: facts.asset,
    key: objectKey(cluster, group, object.kind, namespace, name),
    name,
    ...(namespace && { namespace }),
    attributes: { kind: object.kind },
    ...inside,
  })
  return { key, isItself: true }
}
