import { roleCheck, ruleProof } from '../access/role-check'
import { allows, type AccessRule } from '@/lib/model/access-rule'

const group = 'certificates.k8s.io'
const resource = 'certificatesigningrequests/approval'
const approves = (rule: AccessRule) => ['update', 'patch'].some((verb) => allows(rule, { verb, group, resource }))
/** Approval is asked for each signer by name, so a rule with names counts too. */
const signs = (rule: AccessRule) => {
  const [name] = rule.names
  return allows(rule, { verb: 'approve', group, resource: 'signers', ...(name !== undefined && { name }) })
}

export const rbacCsrApproval = roleCheck({
  clusterWide: true,
  id: 'k8s-rbac-csr-approval',
  name: 'CSR approval permission should be limited',
  description:
    'Who may approve certificate requests makes identities: a certificate for the group system:masters is a cluster administrator that no role binding shows and no deletion ends before the certificate expires.',
  severity: 'high',
  remediation: [
    'Take the approval of requests and `approve` on signers out of the role.',
    'Leave approval to the controllers of Kubernetes and to a few named people.',
  ],
  mappings: { cis: ['5.1.11'], nsa: ['AA-rbac'], kubescape: ['C-0280'] },
  find(rules) {
    const signers = rules.filter(signs)
    if (signers.length === 0) return []
    const approvals = rules.filter(approves)
    return approvals.length === 0
      ? []
      : [
          ...approvals.map((rule) => ruleProof(rule, 'allows to approve certificate requests')),
          ...signers.map((rule) =>
            ruleProof(
              rule,
              `allows it for ${rule.names.length > 0 ? rule.names.slice(0, 6).join(', ') : 'every signer'}`,
            ),
          ),
        ]
  },
})
