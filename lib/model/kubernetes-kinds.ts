import type { AssetKind } from './asset'

export type KindFacts = { kind: string; group: string; formerGroup?: string; asset: AssetKind; namespaced: boolean }
type Row = [kind: string, asset: AssetKind, place: 'namespaced' | 'cluster', formerGroup?: string]

const rbac = 'rbac.authorization.k8s.io'
const registration = 'admissionregistration.k8s.io'

/** Kinds that become assets, by API group. Source: Kubernetes API reference v1 and the projects' own references. */
const groups: Readonly<Record<string, readonly Row[]>> = {
  '': [
    ['Namespace', 'namespace', 'cluster'],
    ['Node', 'node', 'cluster'],
    ['ServiceAccount', 'service-account', 'namespaced'],
    ['Service', 'service', 'namespaced'],
    ['Pod', 'workload', 'namespaced'],
    ['ReplicationController', 'workload', 'namespaced'],
    ['ResourceQuota', 'quota', 'namespaced'],
    ['LimitRange', 'quota', 'namespaced'],
    ['ConfigMap', 'config-map', 'namespaced'],
    ['Secret', 'secret', 'namespaced'],
    ['PersistentVolume', 'volume', 'cluster'],
    ['PersistentVolumeClaim', 'volume', 'namespaced'],
  ],
  apps: [
    ['Deployment', 'workload', 'namespaced', 'extensions'],
    ['ReplicaSet', 'workload', 'namespaced', 'extensions'],
    ['DaemonSet', 'workload', 'namespaced', 'extensions'],
    ['StatefulSet', 'workload', 'namespaced'],
  ],
  batch: [
    ['Job', 'workload', 'namespaced'],
    ['CronJob', 'workload', 'namespaced'],
  ],
  'networking.k8s.io': [
    ['Ingress', 'ingress', 'namespaced', 'extensions'],
    ['NetworkPolicy', 'network-policy', 'namespaced', 'extensions'],
  ],
  // What stands in the place of an Ingress: OpenShift's and that of the Gateway API.
  'route.openshift.io': [['Route', 'ingress', 'namespaced']],
  'gateway.networking.k8s.io': [
    ['Gateway', 'ingress', 'namespaced'],
    ['HTTPRoute', 'ingress', 'namespaced'],
    ['GRPCRoute', 'ingress', 'namespaced'],
    ['TLSRoute', 'ingress', 'namespaced'],
    ['TCPRoute', 'ingress', 'namespaced'],
    ['UDPRoute', 'ingress', 'namespaced'],
  ],
  'cilium.io': [
    ['CiliumNetworkPolicy', 'network-policy', 'namespaced'],
    ['CiliumClusterwideNetworkPolicy', 'network-policy', 'cluster'],
  ],
  'projectcalico.org': [
    ['NetworkPolicy', 'network-policy', 'namespaced', 'crd.projectcalico.org'],
    ['GlobalNetworkPolicy', 'network-policy', 'cluster', 'crd.projectcalico.org'],
  ],
  'policy.networking.k8s.io': [
    ['AdminNetworkPolicy', 'network-policy', 'cluster'],
    ['BaselineAdminNetworkPolicy', 'network-policy', 'cluster'],
  ],
  [rbac]: [
    ['Role', 'role', 'namespaced'],
    ['ClusterRole', 'role', 'cluster'],
    ['RoleBinding', 'role-binding', 'namespaced'],
    ['ClusterRoleBinding', 'role-binding', 'cluster'],
  ],
  [registration]: [
    ['ValidatingWebhookConfiguration', 'admission', 'cluster'],
    ['MutatingWebhookConfiguration', 'admission', 'cluster'],
    ['ValidatingAdmissionPolicy', 'admission', 'cluster'],
    ['ValidatingAdmissionPolicyBinding', 'admission', 'cluster'],
    ['MutatingAdmissionPolicy', 'admission', 'cluster'],
    ['MutatingAdmissionPolicyBinding', 'admission', 'cluster'],
  ],
  // Policies of the engines that stand behind webhooks.
  'kyverno.io': [
    ['ClusterPolicy', 'admission', 'cluster'],
    ['Policy', 'admission', 'namespaced'],
  ],
  'policies.kyverno.io': [['ValidatingPolicy', 'admission', 'cluster']],
  'templates.gatekeeper.sh': [['ConstraintTemplate', 'admission', 'cluster']],
  'policies.kubewarden.io': [
    ['ClusterAdmissionPolicy', 'admission', 'cluster'],
    ['AdmissionPolicy', 'admission', 'namespaced'],
  ],
  'storage.k8s.io': [['StorageClass', 'volume', 'cluster']],
  'apiregistration.k8s.io': [['APIService', 'api-service', 'cluster']],
}

export const kubernetesKinds: readonly KindFacts[] = Object.entries(groups).flatMap(([group, rows]) =>
  rows.map(([kind, asset, place, formerGroup]) => ({
    kind,
    group,
    asset,
    namespaced: place === 'namespaced',
    ...(formerGroup && { formerGroup }),
  })),
)
const byName = new Map(
  kubernetesKinds.flatMap((one) =>
    [one.group, ...(one.formerGroup ? [one.formerGroup] : [])].map((group) => [`${group}/${one.kind}`, one]),
  ),
)
/** A name that two groups share means that of Kubernetes itself, which is listed first. */
const known = new Map(kubernetesKinds.toReversed().map((one) => [one.kind, one]))
const byResource = new Map(kubernetesKinds.toReversed().map((one) => [plural(one.kind.toLowerCase()), one]))

function plural(kind: string): string {
  if (/[^aeiou]y$/.test(kind)) return `${kind.slice(0, -1)}ies`
  return /(?:s|x|ch)$/.test(kind) ? `${kind}es` : `${kind}s`
}

/** `apps/v1` → `apps`, `v1` → ``. */
export const groupOf = (apiVersion: string) => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')))

/** The facts of a kind; null for kinds of other groups, such as a Knative `Service`. */
export function kindFacts(group: string, kind: string): KindFacts | null {
  return byName.get(`${group}/${kind}`) ?? null
}

/** The facts of a resource as `kubectl get` takes it: `networkpolicies`, `networkpolicies.projectcalico.org`. */
export function resourceFacts(resource: string): KindFacts | null {
  const [name = '', ...group] = resource.trim().toLowerCase().split('.')
  if (group.length === 0) return byResource.get(name) ?? null
  return kubernetesKinds.find((one) => plural(one.kind.toLowerCase()) === name && one.group === group.join('.')) ?? null
}

/** The group of a kind that is named without one; null when Kubernetes itself has no such kind. */
export const builtInGroup = (kind: string) => known.get(kind)?.group ?? null

/** How `attributes.kind` calls it: `Deployment`; a kind that borrows a name is `NetworkPolicy.projectcalico.org`. */
export function kindLabel(group: string, kind: string): string {
  const owner = known.get(kind)
  return owner && kindFacts(group, kind) !== owner ? `${kind}.${group || 'core'}` : kind
}
