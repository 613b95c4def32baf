import type { AssetKind } from '@/lib/model/asset'
import { nodeKey, namespaceKey, objectKey } from '@/lib/model/key'
import type { ObservedAsset } from '@/lib/model/observation'
import type { ReadField } from './fields'
import { objectName } from '@/lib/ingest/sensor/names'
import { topController, workloadAsset } from '@/lib/ingest/sensor/controller'

const rbac = 'rbac.authorization.k8s.io'
const resources: Readonly<Record<string, { group: string; kind: string; asset: AssetKind }>> = {
  pods: { group: '', kind: 'Pod', asset: 'workload' },
  replicationcontrollers: { group: '', kind: 'ReplicationController', asset: 'workload' },
  deployments: { group: 'apps', kind: 'Deployment', asset: 'workload' },
  statefulsets: { group: 'apps', kind: 'StatefulSet', asset: 'workload' },
  daemonsets: { group: 'apps', kind: 'DaemonSet', asset: 'workload' },
  jobs: { group: 'batch', kind: 'Job', asset: 'workload' },
  cronjobs: { group: 'batch', kind: 'CronJob', asset: 'workload' },
  services: { group: '', kind: 'Service', asset: 'service' },
  serviceaccounts: { group: '', kind: 'ServiceAccount', asset: 'service-account' },
  ingresses: { group: 'networking.k8s.io', kind: 'Ingress', asset: 'ingress' },
  roles: { group: rbac, kind: 'Role', asset: 'role' },
  clusterroles: { group: rbac, kind: 'ClusterRole', asset: 'role' },
  rolebindings: { group: rbac, kind: 'RoleBinding', asset: 'role-binding' },
  clusterrolebindings: { group: rbac, kind: 'ClusterRoleBinding', asset: 'role-binding' },
}
const clusterWide = new Set(['ClusterRole', 'ClusterRoleBinding'])

/** The namespace that an audit event is about: the field, else the request's path. */
export function auditNamespace(field: ReadField): string | undefined {
  const path = /\/namespaces\/([^/?]+)/.exec(field('ka.uri') ?? '')?.[1]
  return objectName(field('ka.target.namespace') ?? path)
}

/**
 * The asset that a request was aimed at, when the inventory holds such objects. A resource of another API group
 * with a familiar name (Knative's `services`) is told apart by the request's path. Null: the namespace must do.
 */
export function auditTarget(cluster: string, clusterAsset: string, field: ReadField): ObservedAsset | null {
  const resource = field('ka.target.resource')
  const name = objectName(field('ka.target.name', 'ka.target.pod.name'))
  if (!resource || !name) return null
  const mentioned = { name, cluster: clusterAsset, mentioned: true }
  if (resource === 'namespaces') return { kind: 'namespace', key: namespaceKey(cluster, name), ...mentioned }
  if (resource === 'nodes') return { kind: 'node', key: nodeKey(cluster, name), ...mentioned }
  const known = Object.hasOwn(resources, resource) ? resources[resource] : undefined
  const group = /^\/apis\/([^/]+)\//.exec(field('ka.uri') ?? '')?.[1]
  if (!known || (group !== undefined && group !== known.group)) return null
  const namespace = clusterWide.has(known.kind) ? null : (auditNamespace(field) ?? null)
  if (!namespace && !clusterWide.has(known.kind)) return null
  if (namespace && known.kind === 'Pod') {
    const top = topController(name, field)
    return workloadAsset(objectKey(cluster, top.group, top.kind, namespace, top.name), clusterAsset, namespace, top)
  }
  return {
    kind: known.asset,
    key: objectKey(cluster, known.group, known.kind, namespace, name),
    ...(namespace ? { namespace } : {}),
    attributes: { kind: known.kind },
    ...mentioned,
  }
}
