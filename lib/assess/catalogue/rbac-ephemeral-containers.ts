import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacEphemeralContainers = roleCheck({
  id: 'k8s-rbac-ephemeral-containers',
  name: 'Ephemeral-container permissions should be limited',
  description:
    'An ephemeral container joins a running pod with an image of the caller’s choice. It sees the processes of the pod and its service account, and stands in no manifest.',
  severity: 'medium',
  remediation: [
    'Take `patch` and `update` on pods/ephemeralcontainers out of the role.',
    'Keep it for the few who debug in production, in single namespaces.',
  ],
  mappings: { nsa: ['AA-rbac'], kubescape: ['C-0002'] },
  accesses: accessesOf(['patch', 'update'], { '': ['pods/ephemeralcontainers'] }),
})
