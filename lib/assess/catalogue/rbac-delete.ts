import { roleCheck, ruleProof } from '../access/role-check'
import { accessesOf, allows, type AccessRule } from '@/lib/model/access-rule'

const verbs = ['delete', 'deletecollection']
const destruction = accessesOf(verbs, {
  '': ['pods', 'secrets', 'namespaces', 'persistentvolumes'],
  apps: ['deployments'],
})
const tampering = accessesOf(verbs, { '': ['events', 'pods/log'], 'events.k8s.io': ['events'] })

const resourcesOf = (rule: AccessRule, accesses: typeof destruction) => [
  ...new Set(accesses.filter((access) => allows(rule, access)).map(({ resource }) => resource)),
]

export const rbacDelete = roleCheck({
  id: 'k8s-rbac-delete',
  name: 'Delete permissions should be limited',
  description:
    'Who may delete workloads, secrets, volumes or whole namespaces can stop a business with one command. Who may delete events and logs can wipe the traces of what they did.',
  severity: 'low',
  remediation: [
    'Take `delete` and `deletecollection` out of the role, or limit them to resources that can be made again.',
    'Keep the deletion of events for the cluster itself, which drops them after an hour anyway.',
  ],
  mappings: { nsa: ['AA-rbac'], kubescape: ['C-0007', 'C-0031'], trivy: ['KSV-0042'] },
  find: (rules) =>
    rules.flatMap((rule) => {
      const destroyed = resourcesOf(rule, destruction)
      const wiped = resourcesOf(rule, tampering)
      return [
        ...(destroyed.length > 0 ? [ruleProof(rule, `allows to delete ${destroyed.join(', ')}`)] : []),
        ...(wiped.length > 0 ? [ruleProof(rule, `allows to delete evidence: ${wiped.join(', ')}`)] : []),
      ]
    }),
})
