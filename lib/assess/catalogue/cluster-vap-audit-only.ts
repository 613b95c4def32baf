import { policyBindingSchema } from '@/lib/model/kubernetes-cluster'
import { kindCheck } from '../kind-check'
import { proof } from '../verdict'

export const clusterVapAuditOnly = kindCheck({
  id: 'k8s-cluster-vap-audit-only',
  name: 'Validating admission policies should enforce',
  description:
    'A binding that only warns or audits tells of what it finds and lets it in. That is right for the first weeks of a policy; afterwards it is a rule that nobody has to keep.',
  severity: 'informational',
  control: 'security-configurations',
  preview: true,
  remediation: [
    'Look through what the policy has reported, mend or exempt it, then set `validationActions: [Deny]`.',
    'Keep Audit beside Deny if the audit log should tell of refusals.',
  ],
  mappings: { cis: ['5.2.1'], nsa: ['PS-enf'], kubescape: ['C-0192'] },
  assetKinds: ['admission'],
  kinds: { ValidatingAdmissionPolicyBinding: ['admissionregistration.k8s.io'] },
  schema: policyBindingSchema,
  inspect: ({ spec }) => {
    const actions = spec?.validationActions ?? []
    return actions.includes('Deny')
      ? []
      : [proof('spec.validationActions', actions, `policy ${spec?.policyName ?? ''} lets in what it objects to`)]
  },
  // Deny and Warn exclude each other.
  mend: ({ spec }) => ({
    body: {
      spec: { validationActions: ['Deny', ...(spec?.validationActions?.includes('Audit') ? ['Audit'] : [])] },
    },
  }),
})
