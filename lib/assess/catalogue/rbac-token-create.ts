import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacTokenCreate = roleCheck({
  id: 'k8s-rbac-token-create',
  name: 'Permission to mint service-account tokens should be limited',
  description:
    'A token of a service account is that account. Who may create tokens for every account of a namespace has the rights of the mightiest among them.',
  severity: 'high',
  remediation: [
    'Take `create` on serviceaccounts/token out of the role.',
    'A program that needs tokens of one account gets the right with that account in `resourceNames`.',
  ],
  mappings: { cis: ['5.1.13'], nsa: ['AA-rbac'], kubescape: ['C-0282'] },
  accesses: accessesOf(['create'], { '': ['serviceaccounts/token'] }),
})
