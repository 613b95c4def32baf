/**
 * What an inventory detection may ask for besides assets, by keys that no asset has. Loaded by lib/store; what the
 * inventory does not know is absent.
 */

const separator = '\u0000'

/** The takeover rights of a user in a cluster, in words: `string[]`, empty where it is known to have none. */
export const rightsKey = (cluster: string, user: string) => ['rights', cluster, user].join(separator)

/** The takeover rights that a role grants: `string[]`. `role`: `ClusterRole/ops` or `Role/shop/ops`. */
export const roleRightsKey = (cluster: string, role: string) => ['role', cluster, role].join(separator)

/** Where requests from inside a cluster come from, as `ClusterAddresses`. */
export const addressesKey = (cluster: string) => ['addresses', cluster].join(separator)

/** CIDRs and single addresses of nodes and their pods. */
export type ClusterAddresses = { nodes: string[]; pods: string[] }

export type KnownKey =
  | { of: 'asset'; key: string }
  | { of: 'rights' | 'role'; cluster: string; name: string }
  | { of: 'addresses'; cluster: string }

/** The parts of a key that a detection asked for. */
export function readKnownKey(key: string): KnownKey {
  const [of, cluster = '', name = ''] = key.split(separator)
  if ((of === 'rights' || of === 'role') && name !== '') return { of, cluster, name }
  if (of === 'addresses' && cluster !== '') return { of, cluster }
  return { of: 'asset', key }
}
