import type { AuditEvent, AuditObject, AuditUser } from '@/lib/model/audit-event'
import { clusterOfKey, namespaceKey, objectKey } from '@/lib/model/key'

/**
 * What an inventory detection may ask for: documents of assets, and, by keys that no asset has, rights and addresses.
 * Loaded by lib/store; what the inventory does not know is absent.
 */

const separator = '\u0000'

/** The takeover rights of a user and its groups in a cluster, in words: `string[]`, empty where it is known to have none. */
export const rightsKey = (cluster: string, { name, groups }: Pick<AuditUser, 'name' | 'groups'>) =>
  ['rights', cluster, name, ...groups].join(separator)

/** The takeover rights that a role grants in a namespace ('': everywhere): `string[]`. */
export const roleRightsKey = (cluster: string, kind: string, name: string, namespace: string) =>
  ['role', cluster, kind, name, namespace].join(separator)

/** Where requests from inside a cluster come from, as `ClusterAddresses`. */
export const addressesKey = (cluster: string) => ['addresses', cluster].join(separator)

/** CIDRs and single addresses of nodes and their pods. */
export type ClusterAddresses = { nodes: string[]; pods: string[] }

export type KnownKey =
  | { of: 'asset'; key: string }
  | { of: 'rights'; cluster: string; user: string; groups: string[] }
  | { of: 'role'; cluster: string; kind: string; name: string; namespace: string }
  | { of: 'addresses'; cluster: string }

/** The parts of a key that a detection asked for. */
export function readKnownKey(key: string): KnownKey {
  const [of, cluster = '', ...rest] = key.split(separator)
  const [first = '', second = '', third = ''] = rest
  if (of === 'rights' && rest.length > 0) return { of, cluster, user: first, groups: rest.slice(1) }
  if (of === 'role' && rest.length === 3) return { of, cluster, kind: first, name: second, namespace: third }
  if (of === 'addresses' && rest.length === 0 && cluster !== '') return { of, cluster }
  return { of: 'asset', key }
}

const kinds: Readonly<Record<string, string>> = {
  pods: 'Pod',
  deployments: 'Deployment',
  daemonsets: 'DaemonSet',
  statefulsets: 'StatefulSet',
  replicasets: 'ReplicaSet',
  jobs: 'Job',
  cronjobs: 'CronJob',
}

/** The key of a workload that a request is about; null for what is none, or has no name. */
export function workloadAssetKey(event: AuditEvent): string | null {
  const { object } = event
  const kind = object ? kinds[object.resource] : undefined
  if (!object || !kind || object.name === '') return null
  return objectKey(clusterName(event), object.group, kind, object.namespace || null, object.name)
}

/** The key of the namespace that a request is about. */
export const namespaceAssetKey = (event: AuditEvent, { name }: AuditObject) => namespaceKey(clusterName(event), name)

const clusterName = ({ cluster }: AuditEvent) => clusterOfKey(cluster) ?? cluster
