import { accessesOf } from '@/lib/model/access-rule'
import { roleDetection } from '../../rbac/role-detection'
import { granting, grantInWords, ruleEvidence } from '../../rbac/role-rules'
import { onRole } from '../../rbac/steps'

const certificates = 'certificates.k8s.io'
const minting = accessesOf(['create'], { '': ['serviceaccounts/token'] })
const approving = accessesOf(['update', 'patch'], { [certificates]: ['certificatesigningrequests/approval'] })
const signing = accessesOf(['approve'], { [certificates]: ['signers'] })
const admitting = accessesOf(['create', 'update', 'patch'], {
  'admissionregistration.k8s.io': [
    'validatingwebhookconfigurations',
    'mutatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
    'mutatingadmissionpolicies',
    'mutatingadmissionpolicybindings',
  ],
})

export const credentialMintingRole = roleDetection({
  id: 'k8s-credential-minting-role',
  name: 'Role that can mint credentials or alter admission created',
  description:
    'A role was written that makes credentials for others (tokens of service accounts, client certificates), or that ' +
    'decides what every request is turned into before it is stored. Either leads to any other right.',
  fires:
    'A Role or ClusterRole is written with create on `serviceaccounts/token`, with the approval of certificate ' +
    'requests for a signer, or with create, update or patch on admission webhooks or admission policies.',
  benign: ['Vault, cert-manager, a policy engine or a service mesh is installed or updated.'],
  severity: 'medium',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1098.006'],
  defender: ['K8S_HighPrivilegesRole'],
  remediation: onRole,
  preventedBy: ['k8s-rbac-token-create', 'k8s-rbac-csr-approval', 'k8s-rbac-webhooks'],
  find({ rules }) {
    // Approval takes both: the subresource, and the right to approve for a signer, by name or for all.
    const unnamed = rules.map((rule) => ({ ...rule, names: [] }))
    const approval = granting(unnamed, approving) && granting(unnamed, signing)
    const grant = granting(rules, minting) ?? approval ?? granting(rules, admitting)
    return grant && { message: `the role allows ${grantInWords(grant)}`, evidence: ruleEvidence(grant.rule) }
  },
})
