import { roleCheck, ruleProof } from '../access/role-check'
import { accessesOf, allows, type AccessRule } from '@/lib/model/access-rule'

const accesses = accessesOf(['escalate', 'bind'], { 'rbac.authorization.k8s.io': ['roles', 'clusterroles'] })
/** Roles that are as good as all rights in a namespace or in the cluster. */
const mighty = /^(?:cluster-admin|admin|edit|system:.*)$/

/** The accesses that a rule gives; one that is limited to harmless roles by name gives none. */
function granted(rule: AccessRule): string[] {
  const names = rule.names.filter((name) => mighty.test(name))
  if (rule.names.length > 0 && names.length === 0) return []
  return accesses.flatMap((access) =>
    allows(rule, names[0] === undefined ? access : { ...access, name: names[0] })
      ? [`${access.verb} on ${access.resource}`]
      : [],
  )
}

export const rbacEscalateBind = roleCheck({
  id: 'k8s-rbac-escalate-bind',
  name: 'Escalate and bind verbs should be limited',
  description:
    'Kubernetes lets nobody grant rights that they do not have themselves, except to those who hold `escalate` or `bind`. With either of them anybody makes themselves cluster administrator.',
  severity: 'high',
  remediation: [
    'Take `escalate` and `bind` out of the role.',
    'A controller that must bind one role gets `bind` with that role in `resourceNames`.',
  ],
  mappings: {
    cis: ['5.1.8'],
    nsa: ['AA-rbac'],
    kubescape: ['C-0191'],
    trivy: ['KSV-0050', 'KSV-0051', 'KSV-0052', 'KSV-0055'],
  },
  find: (rules) =>
    rules.flatMap((rule) => {
      const given = granted(rule)
      return given.length > 0 ? [ruleProof(rule, `allows ${given.join(', ')}`)] : []
    }),
})
