import type { ObjectCheck, RelatedFacts } from '../check'
import { related } from './facts'

export const role = (rules: unknown, kind = 'ClusterRole', metadata: object = {}) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name: 'deployer', ...(kind === 'Role' && { namespace: 'shop' }), ...metadata },
  rules,
})

/** The verdict on a role with these rules: `healthy`, `not-applicable: why`, or the rules that fail. */
export function judgeRole(check: ObjectCheck, rules: unknown, kind = 'ClusterRole', metadata: object = {}) {
  const verdict = check.evaluate(role(rules, kind, metadata), related({}))
  if (verdict.status === 'healthy') return 'healthy'
  if (verdict.status === 'not-applicable') return `not-applicable: ${verdict.reason}`
  return verdict.evidence.map(({ path }) => path)
}

/** What the evidence says of a role with these rules. */
export function verdicts(check: ObjectCheck, rules: unknown, facts: RelatedFacts = related({})): string[] {
  const verdict = check.evaluate(role(rules), facts)
  return verdict.status === 'unhealthy' ? verdict.evidence.map(({ message }) => message) : []
}

/** The same of a role that Kubernetes created under this name. */
export const shippedRole = (check: ObjectCheck, name: string, rule: unknown) =>
  judgeRole(check, [rule], 'ClusterRole', { name, labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' } })

export const user = (name: string) => ({ kind: 'User', name })
export const group = (name: string) => ({ kind: 'Group', name })
export const account = (namespace: string, name: string) => ({ kind: 'ServiceAccount', namespace, name })

/** A binding of a ClusterRole; a RoleBinding is one of the namespace `shop`. */
export const binding = (name: string, subjects: unknown, kind = 'ClusterRoleBinding', roleKind = 'ClusterRole') => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name: 'b', ...(kind === 'RoleBinding' && { namespace: 'shop' }) },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: roleKind, name },
  subjects,
})

/** The verdict on a binding: `healthy`, or the subjects that fail. */
export function judgeBinding(check: ObjectCheck, name: string, subjects: unknown, kind = 'ClusterRoleBinding') {
  const verdict = check.evaluate(binding(name, subjects, kind), related({}))
  return verdict.status === 'unhealthy' ? verdict.evidence.map(({ path }) => path) : verdict.status
}
