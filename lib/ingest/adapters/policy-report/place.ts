import type { AssetKind } from '@/lib/model/asset'
import { clusterKey, namespaceKey, nodeKey, objectKey } from '@/lib/model/key'
import type { ObservedAsset } from '@/lib/model/observation'
import type { ResourceReference } from './payload'

/** The asset that a result is about; `object` names the resource itself when the inventory holds no such kind. */
export type Place = { asset: ObservedAsset; object?: string }

const rbac = 'rbac.authorization.k8s.io'
const kinds: Readonly<Record<string, { group: string; asset: AssetKind; clusterWide?: true }>> = {
  Pod: { group: '', asset: 'workload' },
  ReplicationController: { group: '', asset: 'workload' },
  Deployment: { group: 'apps', asset: 'workload' },
  StatefulSet: { group: 'apps', asset: 'workload' },
  DaemonSet: { group: 'apps', asset: 'workload' },
  ReplicaSet: { group: 'apps', asset: 'workload' },
  Job: { group: 'batch', asset: 'workload' },
  CronJob: { group: 'batch', asset: 'workload' },
  Service: { group: '', asset: 'service' },
  ServiceAccount: { group: '', asset: 'service-account' },
  Ingress: { group: 'networking.k8s.io', asset: 'ingress' },
  Role: { group: rbac, asset: 'role' },
  RoleBinding: { group: rbac, asset: 'role-binding' },
  ClusterRole: { group: rbac, asset: 'role', clusterWide: true },
  ClusterRoleBinding: { group: rbac, asset: 'role-binding', clusterWide: true },
  Node: { group: '', asset: 'node', clusterWide: true },
  Namespace: { group: '', asset: 'namespace', clusterWide: true },
}

// Anything that Kubernetes could have named; what is else stays out of keys.
const name = /^[A-Za-z0-9][\w.:-]{0,252}$/

export function clusterPlace(cluster: string): Place {
  return { asset: { kind: 'cluster', key: clusterKey(cluster), name: cluster, mentioned: true } }
}

/**
 * Finds the asset of a resource. A reference without `apiVersion` means the built-in kind of that name. Kinds that the
 * inventory does not hold (ConfigMap, custom resources) are placed on their namespace, else on the cluster, and keep
 * their own name in `object`. Pods and ReplicaSets stay what they are: their owner is not known here.
 * Null for a name that no object could have.
 */
export function placeOf(cluster: string, reference: ResourceReference, reportNamespace: string | null): Place | null {
  const group = groupOf(reference.apiVersion)
  const known = Object.hasOwn(kinds, reference.kind) ? kinds[reference.kind] : undefined
  const builtIn = known && (group === null || group === known.group) ? known : undefined
  const namespace = builtIn?.clusterWide ? null : reference.namespace || reportNamespace
  if (!name.test(reference.name) || !/^[A-Za-z][\w.-]*$/.test(reference.kind)) return null
  if (namespace && !name.test(namespace)) return null
  if (!builtIn || (!namespace && !builtIn.clusterWide)) {
    const object = [reference.apiVersion ?? '', reference.kind, reference.name].filter(Boolean).join('/')
    return { ...(namespace ? namespacePlace(cluster, namespace) : clusterPlace(cluster)), object }
  }
  if (reference.kind === 'Namespace') return namespacePlace(cluster, reference.name)
  const key =
    reference.kind === 'Node'
      ? nodeKey(cluster, reference.name)
      : objectKey(cluster, builtIn.group, reference.kind, namespace, reference.name)
  return {
    asset: {
      kind: builtIn.asset,
      key,
      name: reference.name,
      ...(namespace ? { namespace } : {}),
      cluster: clusterKey(cluster),
      attributes: { kind: reference.kind },
      mentioned: true,
    },
  }
}

function namespacePlace(cluster: string, namespace: string): Place {
  const key = namespaceKey(cluster, namespace)
  return { asset: { kind: 'namespace', key, name: namespace, cluster: clusterKey(cluster), mentioned: true } }
}

/** '' for the core group, null when there is no version to read it from. */
function groupOf(apiVersion: string | null | undefined): string | null {
  if (!apiVersion) return null
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}
