import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacWebhooks = roleCheck({
  clusterWide: true,
  id: 'k8s-rbac-webhooks',
  name: 'Permission over admission webhooks should be limited',
  description:
    'Who may change webhooks and admission policies decides what the API server accepts: they can switch a guard off, or put themselves where every object, secrets included, passes by.',
  severity: 'high',
  remediation: [
    'Leave webhooks and admission policies to the platform team and its pipeline.',
    'A controller that renews the certificate of its own webhook needs `patch` with `resourceNames`, no more.',
  ],
  mappings: { cis: ['5.1.12'], nsa: ['AA-rbac'], kubescape: ['C-0281', 'C-0036', 'C-0039'], trivy: ['KSV-0114'] },
  accesses: accessesOf(['create', 'update', 'patch', 'delete'], {
    'admissionregistration.k8s.io': [
      'validatingwebhookconfigurations',
      'mutatingwebhookconfigurations',
      'validatingadmissionpolicies',
      'validatingadmissionpolicybindings',
      'mutatingadmissionpolicies',
      'mutatingadmissionpolicybindings',
    ],
  }),
})
