import { Prisma } from '@/lib/generated/prisma/client'
import type { Transaction } from '@/lib/db'
import type { AssetKind } from '@/lib/model/asset'
import { grantOf, type Grant, type ObjectChange } from './object-change'

type Binding = { id: string; namespace: string | null; attributes: unknown }
type Asset = { id: string; kind: AssetKind }

/** Accounts by name, of whole namespaces, or all. */
type Accounts = { named: Set<string>; namespaces: Set<string>; all: boolean }

/**
 * Whom changes of roles, bindings and service accounts concern: the roles that a changed binding names, the bindings
 * that name a changed role or account, and the accounts that gain or lose by it, with the workloads that run as them.
 * Only assets of these kinds are looked for. Source of the group names: Kubernetes docs, "Authenticating".
 */
export async function accessReach(
  tx: Transaction,
  changes: readonly ObjectChange[],
  kinds: ReadonlySet<AssetKind>,
): Promise<Asset[]> {
  const found = new Map<string, Asset>()
  for (const clusterId of new Set(changes.map((change) => change.clusterId))) {
    const list = changes.filter((change) => change.clusterId === clusterId)
    for (const asset of await reachIn(tx, clusterId, list, kinds)) found.set(asset.id, asset)
  }
  return [...found.values()]
}

async function reachIn(
  tx: Transaction,
  clusterId: string,
  changes: readonly ObjectChange[],
  kinds: ReadonlySet<AssetKind>,
): Promise<Asset[]> {
  const roles = new Set<string>()
  const changedRoles = new Set<string>()
  const changedAccounts = new Set<string>()
  const accounts: Accounts = { named: new Set(), namespaces: new Set(), all: false }
  for (const { kind, objectKind, namespace, name, grants } of changes) {
    if (kind === 'role') changedRoles.add(roleName(`${objectKind}/${name}`, namespace))
    if (kind === 'service-account') changedAccounts.add(`${namespace}/${name}`)
    for (const { role, subjects } of grants ?? []) {
      roles.add(roleName(role, namespace))
      addAccounts(accounts, subjects)
    }
  }
  const reached: Asset[] = []
  const bindings = await tx.$queryRaw<Binding[]>`
    SELECT id, namespace, attributes FROM asset
    WHERE cluster_id = ${clusterId}::uuid AND kind = 'role-binding' AND gone_at IS NULL`
  for (const { id, namespace, attributes } of changedRoles.size + changedAccounts.size > 0 ? bindings : []) {
    for (const grant of grantOf(attributes)) {
      const namesRole = changedRoles.has(roleName(grant.role, namespace))
      if (namesRole) addAccounts(accounts, grant.subjects)
      if (namesRole || namesAccount(grant, changedAccounts)) reached.push({ id, kind: 'role-binding' })
    }
  }
  for (const account of changedAccounts) accounts.named.add(account)
  const named = await tx.$queryRaw<Asset[]>`
    SELECT id, kind FROM asset
    WHERE cluster_id = ${clusterId}::uuid AND gone_at IS NULL AND content_hash IS NOT NULL
      AND kind = ANY(${[...kinds]}::text[]) AND (${rolesNamed([...roles])} OR ${heldBy(accounts)} OR kind = 'cluster')`
  return [...reached, ...named, { id: clusterId, kind: 'cluster' }]
}

/** One name for a role wherever a binding names it: a Role is meant in the binding's own namespace. */
const roleName = (role: string, namespace: string | null) =>
  role.startsWith('ClusterRole/') ? role : `Role/${namespace ?? ''}/${role.slice(role.indexOf('/') + 1)}`

function rolesNamed(roles: readonly string[]): Prisma.Sql {
  return Prisma.sql`(kind = 'role' AND CASE WHEN namespace IS NULL THEN 'ClusterRole/' || name
    ELSE 'Role/' || namespace || '/' || name END = ANY(${roles}::text[]))`
}

function heldBy({ named, namespaces, all }: Accounts): Prisma.Sql {
  const name = Prisma.sql`CASE kind WHEN 'service-account' THEN name ELSE attributes->>'serviceAccount' END`
  return Prisma.sql`(kind IN ('service-account', 'workload') AND (${all}::boolean
    OR namespace = ANY(${[...namespaces]}::text[]) OR namespace || '/' || ${name} = ANY(${[...named]}::text[])))`
}

function addAccounts(into: Accounts, subjects: readonly string[]): void {
  for (const subject of subjects) {
    const account = accountOf(subject)
    if (account) into.named.add(account)
    const group = /^Group\/system:(?:(authenticated|serviceaccounts)|serviceaccounts:(.+))$/.exec(subject)
    if (group?.[1]) into.all = true
    if (group?.[2]) into.namespaces.add(group[2])
  }
}

/** `ServiceAccount/shop/web` and `User/system:serviceaccount:shop:web` are `shop/web`. */
function accountOf(subject: string): string | null {
  const direct = /^ServiceAccount\/([^/]+\/[^/]+)$/.exec(subject)?.[1]
  const [, namespace, name] = /^User\/system:serviceaccount:([^:]+):([^:]+)$/.exec(subject) ?? []
  return direct ?? (namespace && name ? `${namespace}/${name}` : null)
}

const namesAccount = ({ subjects }: Grant, accounts: ReadonlySet<string>) =>
  subjects.some((subject) => accounts.has(accountOf(subject) ?? ''))
