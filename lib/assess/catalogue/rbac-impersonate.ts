import { roleCheck, ruleProof } from '../access/role-check'
import { accessesOf, allows, type AccessRule } from '@/lib/model/access-rule'

const accesses = accessesOf(['impersonate'], {
  '': ['users', 'groups', 'serviceaccounts'],
  'authentication.k8s.io': ['uids', 'userextras'],
})
/** Verbs of Kubernetes 1.35 and later that allow impersonation for some requests only. */
const constrained = /^impersonate(?:-on)?:/

function granted(rule: AccessRule): string[] {
  if (rule.names.length > 0) return []
  const plain = accesses.filter((access) => allows(rule, access)).map(({ resource }) => resource)
  const extras = rule.resources.filter(
    (resource) =>
      resource.startsWith('userextras/') &&
      allows(rule, { verb: 'impersonate', group: 'authentication.k8s.io', resource }),
  )
  const isOurs = rule.groups.includes('authentication.k8s.io') || rule.groups.includes('*')
  return [...plain, ...extras, ...(isOurs ? rule.verbs.filter((verb) => constrained.test(verb)) : [])]
}

export const rbacImpersonate = roleCheck({
  id: 'k8s-rbac-impersonate',
  name: 'Impersonation permission should be limited',
  description:
    'Who may impersonate acts as any user, group or service account, that of the cluster administrators included, and the audit log shows the borrowed name first.',
  severity: 'high',
  remediation: [
    'Take `impersonate` out of the role.',
    'A proxy or support tool that needs it gets `resourceNames` with the very users or groups it may become.',
  ],
  mappings: { cis: ['5.1.8'], nsa: ['AA-rbac'], kubescape: ['C-0065'], trivy: ['KSV-0043'] },
  find: (rules) =>
    rules.flatMap((rule) => {
      const given = granted(rule)
      return given.length > 0 ? [ruleProof(rule, `allows to act as others: ${given.join(', ')}`)] : []
    }),
})
