import { z } from 'zod'

export const assetKinds = [
  'cluster',
  'node',
  'namespace',
  'workload',
  'service-account',
  'role',
  'role-binding',
  'service',
  'ingress',
  /** Rules of the network inside the cluster: NetworkPolicy, and those of Cilium and Calico. */
  'network-policy',
  /** What a namespace may use: ResourceQuota, LimitRange. */
  'quota',
  /** What decides which objects get in: admission webhooks and policies. */
  'admission',
  /** Names of its keys only, never a value. */
  'secret',
  'config-map',
  /** PersistentVolume, PersistentVolumeClaim, StorageClass. */
  'volume',
  'api-service',
  'image',
  'repository',
  'registry',
  'docker-host',
  'container',
  /** A source tree, file system, virtual machine or SBOM that a scanner read; it never runs by itself. */
  'artifact',
] as const
export const assetKindSchema = z.enum(assetKinds)
export type AssetKind = z.infer<typeof assetKindSchema>

/** `from` → `to`: cluster contains namespace, workload runs image, host stores image, service exposes workload … */
export const edgeKinds = ['contains', 'runs', 'pulls-from', 'stores', 'exposes', 'runs-as', 'bound-to'] as const
export const edgeKindSchema = z.enum(edgeKinds)
export type EdgeKind = z.infer<typeof edgeKindSchema>
