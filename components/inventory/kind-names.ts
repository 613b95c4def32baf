import type { AssetKind, EdgeKind } from '@/lib/model/asset'

/** One and several of each kind, as people say them. */
export const kindNames = {
  cluster: { one: 'Cluster', many: 'Clusters' },
  node: { one: 'Node', many: 'Nodes' },
  namespace: { one: 'Namespace', many: 'Namespaces' },
  workload: { one: 'Workload', many: 'Workloads' },
  'service-account': { one: 'Service account', many: 'Service accounts' },
  role: { one: 'Role', many: 'Roles' },
  'role-binding': { one: 'Role binding', many: 'Role bindings' },
  service: { one: 'Service', many: 'Services' },
  ingress: { one: 'Ingress', many: 'Ingresses' },
  'network-policy': { one: 'Network policy', many: 'Network policies' },
  quota: { one: 'Quota', many: 'Quotas' },
  admission: { one: 'Admission rule', many: 'Admission rules' },
  secret: { one: 'Secret', many: 'Secrets' },
  'config-map': { one: 'Config map', many: 'Config maps' },
  volume: { one: 'Volume', many: 'Volumes' },
  'api-service': { one: 'API service', many: 'API services' },
  image: { one: 'Image', many: 'Images' },
  repository: { one: 'Repository', many: 'Repositories' },
  registry: { one: 'Registry', many: 'Registries' },
  'docker-host': { one: 'Docker host', many: 'Docker hosts' },
  container: { one: 'Container', many: 'Containers' },
  artifact: { one: 'Artifact', many: 'Artifacts' },
} as const satisfies Record<AssetKind, { one: string; many: string }>

/** The tabs of the inventory: kinds that people look for together. */
export const kindTabs = [
  { id: 'clusters', label: 'Clusters', kinds: ['cluster'] },
  { id: 'nodes', label: 'Nodes', kinds: ['node', 'docker-host'] },
  { id: 'namespaces', label: 'Namespaces', kinds: ['namespace'] },
  { id: 'workloads', label: 'Workloads', kinds: ['workload', 'container'] },
  { id: 'network', label: 'Network', kinds: ['service', 'ingress', 'network-policy'] },
  { id: 'access', label: 'Access', kinds: ['service-account', 'role', 'role-binding'] },
  { id: 'settings', label: 'Settings', kinds: ['quota', 'admission', 'secret', 'config-map', 'volume', 'api-service'] },
  { id: 'images', label: 'Images', kinds: ['image', 'repository', 'registry'] },
  { id: 'artifacts', label: 'Artifacts', kinds: ['artifact'] },
] as const satisfies readonly { id: string; label: string; kinds: readonly AssetKind[] }[]

/** An edge as a sentence goes, seen from its start and from its end. */
export const edgeNames = {
  contains: { out: 'Contains', in: 'Contained in' },
  runs: { out: 'Runs', in: 'Run by' },
  'pulls-from': { out: 'Pulls from', in: 'Pulled by' },
  stores: { out: 'Stores', in: 'Stored on' },
  exposes: { out: 'Exposes', in: 'Exposed by' },
  'runs-as': { out: 'Runs as', in: 'Runs' },
  'bound-to': { out: 'Bound to', in: 'Bound by' },
} as const satisfies Record<EdgeKind, { out: string; in: string }>

/** The page of an asset; images have one of their own. */
export const assetHref = (asset: { id: string; kind: AssetKind }) =>
  asset.kind === 'image' ? `/images/${asset.id}` : `/inventory/${asset.id}`
