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

/** `from` → `to`: cluster contains namespace, workload runs image, service exposes workload … */
export const edgeKinds = ['contains', 'runs', 'pulls-from', 'exposes', 'runs-as', 'bound-to'] as const
export const edgeKindSchema = z.enum(edgeKinds)
export type EdgeKind = z.infer<typeof edgeKindSchema>
