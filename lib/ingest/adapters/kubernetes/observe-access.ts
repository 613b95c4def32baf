import type { Json } from '@/lib/model/json'
import type { ReportFrame } from './cluster-report'
import { faultOf } from './observe-network'
import type { Observed } from './observed'
import { isObjectName, roleBindingSchema } from './payload'
import { labelOf, type Item, type ObjectName } from './read-items'
import { trimObject } from './trim-object'

type Subject = { kind: string; name: string; namespace?: string | null }
const rbac = 'rbac.authorization.k8s.io'

/** Adds service accounts, roles and bindings, and joins each binding to its role and to the accounts it names. */
export function observeAccess(into: Observed, items: readonly Item[], frame?: ReportFrame): void {
  const listed = new Set(items.map((item) => `${labelOf(item)}/${item.namespace ?? ''}`))
  const isListed = (name: ObjectName) =>
    frame ? frame.knows(name.kind) : listed.has(`${name.kind}/${name.namespace ?? ''}`)
  for (const item of items) {
    const label = labelOf(item)
    if (label !== 'ServiceAccount' && label !== 'Role' && label !== 'ClusterRole') continue
    const document = trimObject(item.object)
    if (document === null) into.reject(item, faultOf(item, undefined))
    else into.addObject(item, label === 'ServiceAccount' ? 'service-account' : 'role', {}, document)
  }
  for (const item of items) {
    const label = labelOf(item)
    if (label === 'RoleBinding' || label === 'ClusterRoleBinding') addBinding(into, item, isListed)
  }
}

function addBinding(into: Observed, item: Item, isListed: (name: ObjectName) => boolean): void {
  const parsed = roleBindingSchema.safeParse(item.object)
  const document = parsed.success ? trimObject(item.object) : null
  if (!parsed.success || document === null) {
    into.reject(item, faultOf(item, parsed.error))
    return
  }
  const { roleRef } = parsed.data
  const subjects = parsed.data.subjects ?? []
  const attributes: Record<string, Json> = {
    role: `${roleRef.kind}/${roleRef.name}`,
    subjects: subjects.map(({ kind, name, namespace }) => [kind, namespace, name].filter(Boolean).join('/')).sort(),
  }
  const binding = into.addObject(item, 'role-binding', attributes, document)
  const bind = (to: ObjectName) => {
    // A binding may speak of what does not exist. Where the list would show it, it is not made up.
    if (isListed(to) && !into.assets.has(into.keyOf(to))) return
    into.addEdge(binding, 'bound-to', into.mention(to))
  }
  const namespace = roleRef.kind === 'Role' ? item.namespace : null
  if (roleRef.kind === 'ClusterRole' || namespace)
    bind({ group: rbac, kind: roleRef.kind, namespace, name: roleRef.name })
  for (const subject of subjects) {
    const account = accountOf(subject)
    if (account) bind({ group: '', kind: 'ServiceAccount', ...account })
  }
}

/** A service account may also be named as the user that the API server makes of it. */
function accountOf({ kind, name, namespace }: Subject): { namespace: string; name: string } | null {
  const [, userNamespace, userName] =
    (kind === 'User' ? /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name) : null) ?? []
  const found = kind === 'ServiceAccount' ? { namespace, name } : { namespace: userNamespace, name: userName }
  const given = found.namespace && found.name && isObjectName(found.namespace) && isObjectName(found.name)
  return given ? { namespace: found.namespace ?? '', name: found.name ?? '' } : null
}
