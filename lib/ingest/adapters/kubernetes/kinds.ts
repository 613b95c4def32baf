import type { AssetKind } from '@/lib/model/asset'

type KindFacts = { group: string; formerGroup?: string; asset: AssetKind; namespaced: boolean }

const rbac = 'rbac.authorization.k8s.io'
const gateway = 'gateway.networking.k8s.io'
const workload = { asset: 'workload', namespaced: true } as const

/** Kinds of the Kubernetes API, and routes, that become assets. Source: Kubernetes API reference v1. */
const facts: Record<string, KindFacts> = {
  Namespace: { group: '', asset: 'namespace', namespaced: false },
  Node: { group: '', asset: 'node', namespaced: false },
  ServiceAccount: { group: '', asset: 'service-account', namespaced: true },
  Service: { group: '', asset: 'service', namespaced: true },
  Ingress: { group: 'networking.k8s.io', formerGroup: 'extensions', asset: 'ingress', namespaced: true },
  // What stands in the place of an Ingress: OpenShift's and that of the Gateway API.
  Route: { group: 'route.openshift.io', asset: 'ingress', namespaced: true },
  HTTPRoute: { group: gateway, asset: 'ingress', namespaced: true },
  GRPCRoute: { group: gateway, asset: 'ingress', namespaced: true },
  TLSRoute: { group: gateway, asset: 'ingress', namespaced: true },
  TCPRoute: { group: gateway, asset: 'ingress', namespaced: true },
  UDPRoute: { group: gateway, asset: 'ingress', namespaced: true },
  Role: { group: rbac, asset: 'role', namespaced: true },
  ClusterRole: { group: rbac, asset: 'role', namespaced: false },
  RoleBinding: { group: rbac, asset: 'role-binding', namespaced: true },
  ClusterRoleBinding: { group: rbac, asset: 'role-binding', namespaced: false },
  Pod: { group: '', ...workload },
  ReplicationController: { group: '', ...workload },
  Deployment: { group: 'apps', formerGroup: 'extensions', ...workload },
  ReplicaSet: { group: 'apps', formerGroup: 'extensions', ...workload },
  DaemonSet: { group: 'apps', formerGroup: 'extensions', ...workload },
  StatefulSet: { group: 'apps', ...workload },
  Job: { group: 'batch', ...workload },
  CronJob: { group: 'batch', ...workload },
}

const known = new Map(Object.entries(facts))

/** `apps/v1` → `apps`, `v1` → ``. */
export const groupOf = (apiVersion: string) => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')))

/** The facts of a kind; null for kinds of other groups, such as a Knative `Service`. */
export function kindFacts(group: string, kind: string): KindFacts | null {
  const found = known.get(kind)
  return found && (found.group === group || found.formerGroup === group) ? found : null
}

/** The group of a kind that is named without one; null when Kubernetes itself has no such kind. */
export const builtInGroup = (kind: string) => known.get(kind)?.group ?? null

/** How `attributes.kind` calls it: `Deployment`; a custom kind that borrows a name is `Job.batch.volcano.sh`. */
export function kindLabel(group: string, kind: string): string {
  return known.has(kind) && !kindFacts(group, kind) ? `${kind}.${group || 'core'}` : kind
}
