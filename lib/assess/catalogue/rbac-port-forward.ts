import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacPortForward = roleCheck({
  id: 'k8s-rbac-port-forward',
  name: 'Port-forward permissions should be limited',
  description:
    'Port forwarding opens a way from a laptop to any port of a pod, past network policies and past everything that stands before the service.',
  severity: 'low',
  remediation: [
    'Take pods/portforward out of the role.',
    'Expose what people need to reach by a service with authentication before it.',
  ],
  mappings: { nsa: ['AA-rbac'], kubescape: ['C-0063'] },
  accesses: accessesOf(['create', 'get'], { '': ['pods/portforward'] }),
})
