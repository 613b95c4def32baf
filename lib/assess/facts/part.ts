import type { AssetKind } from '@/lib/model/asset'

/** One object of a cluster as far as checks of other objects read it. `labels` are its own. */
type FactObject = {
  id: string
  /** `attributes.kind`: `NetworkPolicy`, `NetworkPolicy.projectcalico.org`. */
  objectKind: string
  namespace: string | null
  name: string
  labels: Readonly<Record<string, string>>
}

/** What each part holds of an object. `unknown` is as the object has it: read it with care. */
export type FactTypes = {
  /** The cluster itself: read it as `facts.cluster`, the part has no objects. */
  cluster: FactObject
  namespaces: FactObject
  nodes: FactObject & { version: string | null }
  'network-policies': FactObject & { spec: unknown }
  services: FactObject & { spec: unknown; external: boolean }
  /** Ingresses, routes and gateways. */
  entries: FactObject & { spec: unknown }
  'service-accounts': FactObject & { automount: boolean | null; pullSecrets: readonly string[] }
  roles: FactObject & { rules: unknown }
  /** `role`: `ClusterRole/view`; `subjects`: `ServiceAccount/ns/name`, `User/ines`, `Group/ops`. */
  bindings: FactObject & { role: string; subjects: readonly string[] }
  quotas: FactObject & { spec: unknown }
  admission: FactObject & { spec: unknown; webhooks: unknown }
  workloads: FactObject & {
    podLabels: Readonly<Record<string, string>>
    images: readonly string[]
    hostNetwork: boolean
    serviceAccount: string | null
    exposed: string | null
  }
  /** Workloads that run on every node: what a cluster is equipped with. */
  'daemon-sets': FactObject & { images: readonly string[] }
  /** Pods of `kube-system` that a kubelet runs from its own files: command and arguments of each container. */
  'control-plane': FactObject & { commands: readonly string[] }
  /** Names of the secrets that each workload refers to. */
  'secret-uses': FactObject & { secrets: readonly string[] }
  volumes: FactObject & { spec: unknown }
  secrets: FactObject & { type: string | null; keys: readonly string[] }
  'config-maps': FactObject
}
export type FactPart = keyof FactTypes

/** Which assets a part is made of, and how far it reaches. */
type PartFacts = {
  kind: AssetKind
  /** Only assets whose `attributes.kind` is this. */
  objectKind?: string
  /** Only those of this namespace. */
  namespace?: string
  /**
   * `place`: a check sees the objects of its subject's namespace and those of the cluster itself; one whose subject is
   * in no namespace sees all. `cluster`: every check sees all. `access`: all that concerns the roles, bindings and
   * accounts of the subject.
   */
  reach: 'place' | 'cluster' | 'access'
}

export const factParts: Readonly<Record<FactPart, PartFacts>> = {
  cluster: { kind: 'cluster', reach: 'cluster' },
  namespaces: { kind: 'namespace', reach: 'place' },
  nodes: { kind: 'node', reach: 'cluster' },
  'network-policies': { kind: 'network-policy', reach: 'place' },
  services: { kind: 'service', reach: 'place' },
  entries: { kind: 'ingress', reach: 'place' },
  'service-accounts': { kind: 'service-account', reach: 'access' },
  roles: { kind: 'role', reach: 'access' },
  bindings: { kind: 'role-binding', reach: 'access' },
  quotas: { kind: 'quota', reach: 'place' },
  admission: { kind: 'admission', reach: 'cluster' },
  workloads: { kind: 'workload', reach: 'place' },
  'daemon-sets': { kind: 'workload', objectKind: 'DaemonSet', reach: 'cluster' },
  'control-plane': { kind: 'workload', objectKind: 'Pod', namespace: 'kube-system', reach: 'cluster' },
  'secret-uses': { kind: 'workload', reach: 'place' },
  volumes: { kind: 'volume', reach: 'place' },
  secrets: { kind: 'secret', reach: 'place' },
  'config-maps': { kind: 'config-map', reach: 'place' },
}
