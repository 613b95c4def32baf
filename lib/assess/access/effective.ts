import { onceOf, type ClusterFacts } from '../facts/cluster-facts'
import { roleId, type BindingFact } from './bindings'
import { rulesOf } from '@/lib/model/access-rule'
import { isShipped } from './shipped-roles'
import { takeoverRights } from '@/lib/model/takeover'

/** A binding by which a subject could take the cluster over: the role it grants, by which rule, and what for. */
export type Danger = { binding: BindingFact; rule: string; rights: readonly string[] }

const rolesById = onceOf(
  (facts) =>
    new Map(facts.all('roles').map((role) => [roleId(`${role.objectKind}/${role.name}`, role.namespace), role])),
)

/** Every binding of the cluster that grants takeover rights, by subject. What Kubernetes gives its own parts is left out. */
const dangersBySubject = onceOf((facts) => {
  const roles = rolesById(facts)
  const known = new Map<string, Omit<Danger, 'binding'>[]>()
  const index = new Map<string, Danger[]>()
  for (const binding of facts.all('bindings')) {
    if (isShipped(binding)) continue
    const id = roleId(binding.role, binding.namespace)
    // The same role holds in the whole cluster or in one namespace, depending on the binding.
    const place = binding.namespace === null ? '*' : binding.namespace === 'kube-system' ? 'kube-system' : ''
    const key = `${place} ${id}`
    const dangers = known.get(key) ?? dangersOf(roles.get(id)?.rules, binding.namespace)
    known.set(key, dangers)
    for (const subject of dangers.length > 0 ? binding.subjects : []) {
      const list = index.get(subject) ?? []
      for (const danger of dangers) list.push({ binding, ...danger })
      index.set(subject, list)
    }
  }
  return index
})

function dangersOf(rules: unknown, namespace: string | null): Omit<Danger, 'binding'>[] {
  try {
    return rulesOf(rules).flatMap((rule) => {
      const rights = takeoverRights(rule, namespace)
      return rights.length > 0 ? [{ rule: rule.path, rights }] : []
    })
  } catch {
    // A role of the wrong shape is told of where it is judged itself.
    return []
  }
}

/**
 * By what a service account could take the cluster over: in its own name, as the user that the API server makes of it,
 * and as a member of the groups that every account is in. Source: Kubernetes docs, "Authenticating", service accounts.
 */
export function dangersOfAccount(facts: ClusterFacts, namespace: string, name: string): Danger[] {
  const index = dangersBySubject(facts)
  return [
    `ServiceAccount/${namespace}/${name}`,
    `User/system:serviceaccount:${namespace}:${name}`,
    `Group/system:serviceaccounts:${namespace}`,
    'Group/system:serviceaccounts',
    'Group/system:authenticated',
  ].flatMap((subject) => index.get(subject) ?? [])
}

/** Users and groups that could take the cluster over, each with its bindings; service accounts are judged by themselves. */
export function dangerousPeople(facts: ClusterFacts): [subject: string, dangers: Danger[]][] {
  return [...dangersBySubject(facts)].filter(
    ([subject]) => !subject.startsWith('ServiceAccount/') && !subject.startsWith('User/system:serviceaccount:'),
  )
}
