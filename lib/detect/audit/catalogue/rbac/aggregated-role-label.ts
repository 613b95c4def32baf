import { accessesOf } from '@/lib/model/access-rule'
import { roleDetection } from '../../rbac/role-detection'
import { aggregateLabel } from '../../rbac/role'
import { granting, grantInWords, isEverything, isOfKubernetes, ruleEvidence, type Grant } from '../../rbac/role-rules'
import { onRole } from '../../rbac/steps'

const strong = [
  ...accessesOf(['get', 'list', 'watch'], { '': ['secrets'] }),
  ...accessesOf(['create', 'get'], { '': ['pods/exec', 'pods/attach'] }),
  ...accessesOf(['update', 'patch'], { '': ['pods/ephemeralcontainers'] }),
  ...accessesOf(['escalate', 'bind'], { 'rbac.authorization.k8s.io': ['roles', 'clusterroles'] }),
  ...accessesOf(['impersonate'], { '': ['users', 'groups', 'serviceaccounts'] }),
]

export const aggregatedRoleLabel = roleDetection({
  id: 'k8s-aggregated-role-label',
  name: 'Role aggregated into admin, edit or view',
  description:
    'A role with strong rights carries the label that adds its rules to `admin`, `edit` or `view`. Everybody who holds ' +
    'one of these has the new rights at once, in every namespace, and no binding was touched.',
  fires:
    'A ClusterRole with a label `rbac.authorization.k8s.io/aggregate-to-admin`, `-edit` or `-view` set to "true" is ' +
    'written, and its rules grant secrets, sessions into pods, escalate, bind, impersonate or a wildcard.',
  benign: ['An operator adds its own resources to the built-in roles; its rules then name its own API group alone.'],
  severity: 'medium',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1098.006'],
  defender: ['K8S_HighPrivilegesRole'],
  remediation: [
    ...onRole,
    'Take the label off: `kubectl label clusterrole {name} rbac.authorization.k8s.io/aggregate-to-edit-` (and -admin, -view).',
  ],
  preventedBy: ['k8s-rbac-endpoints-aggregate', 'k8s-rbac-secrets-read', 'k8s-rbac-wildcard'],
  clusterOnly: true,
  find({ rules, labels }) {
    const targets = Object.entries(labels).flatMap(([label, value]) =>
      value === 'true' ? (aggregateLabel.exec(label)?.[1] ?? []) : [],
    )
    if (targets.length === 0) return null
    const wild = rules.find(
      (rule) =>
        isOfKubernetes(rule) && rule.urls.length === 0 && (rule.verbs.includes('*') || rule.resources.includes('*')),
    )
    const grant = wild
      ? { rule: wild, words: isEverything(wild) ? 'everything' : 'a wildcard' }
      : named(granting(rules, strong))
    if (!grant) return null
    return {
      message: `${targets.join(', ')} now also allow ${grant.words}`,
      evidence: { ...ruleEvidence(grant.rule), 'metadata.labels': targets.map((target) => `aggregate-to-${target}`) },
    }
  },
})

const named = (grant: Grant | null) => grant && { rule: grant.rule, words: grantInWords(grant) }
