import { roleCheck, ruleProof } from '../access/role-check'
import type { AccessRule } from '@/lib/model/access-rule'

const fields = ['verbs', 'resources', 'groups'] as const
const names = { verbs: 'verb', resources: 'resource', groups: 'API group' } as const

function messageOf(rule: AccessRule): string | null {
  const wild = fields.filter((field) => rule[field].includes('*'))
  if (wild.length === 0) return null
  if (wild.includes('verbs') && wild.includes('resources')) return 'allows every verb on every resource'
  return `allows every ${wild.map((field) => names[field]).join(' and every ')}, also those to come`
}

export const rbacWildcard = roleCheck({
  id: 'k8s-rbac-wildcard',
  name: 'Wildcards should be minimised in roles',
  description:
    'A star grants what exists and what will exist: the next version of Kubernetes and the next operator add to the role without anybody deciding it. A star for verbs and resources at once is the whole cluster, or the whole namespace.',
  severity: 'high',
  remediation: [
    'Write down what the role is for, and list the groups, resources and verbs that this takes.',
    'The audit log shows what its holders really ask for.',
  ],
  mappings: {
    azurePolicy: 'ca8d5704-aa2b-40cf-b110-dc19052825ad',
    cis: ['5.1.3'],
    nsa: ['AA-rbac'],
    kubescape: ['C-0187'],
    trivy: ['KSV-0044', 'KSV-0045', 'KSV-0046', 'KSV-0112'],
  },
  find: (rules) =>
    rules.flatMap((rule) => {
      const message = messageOf(rule)
      return message === null ? [] : [ruleProof(rule, message)]
    }),
})
