import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacSecretsRead = roleCheck({
  id: 'k8s-rbac-secrets-read',
  name: 'Access to secrets should be minimised',
  description:
    'Whoever may read the secrets of a namespace has every password, key and token in it. To list or watch them is as good as to get them: the answers hold the contents.',
  severity: 'medium',
  remediation: [
    'Take `get`, `list` and `watch` on secrets out of the role.',
    'If a program must read one secret, name it in `resourceNames` and grant `get` alone.',
    'Prefer to mount the secret into the pod that needs it: that takes no right at all.',
  ],
  mappings: { cis: ['5.1.2'], nsa: ['AA-rbac'], kubescape: ['C-0015', 'C-0186'], trivy: ['KSV-0041', 'KSV-0113'] },
  accesses: accessesOf(['get', 'list', 'watch'], { '': ['secrets'] }),
})
