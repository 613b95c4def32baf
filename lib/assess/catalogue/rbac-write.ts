import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacWrite = roleCheck({
  id: 'k8s-rbac-write',
  name: 'Permission to change RBAC objects should be limited',
  description:
    'Roles and bindings are the lock of the cluster. Kubernetes lets nobody grant more than they hold, but who may change bindings spreads what they hold, and who may delete them locks others out.',
  severity: 'high',
  remediation: [
    'Leave roles and bindings to the platform team and its pipeline.',
    'Let teams ask for roles by a change that somebody reviews.',
  ],
  mappings: { cis: ['5.1.8'], nsa: ['AA-rbac'], kubescape: ['C-0035'], trivy: ['KSV-0050', 'KSV-0055'] },
  accesses: accessesOf(['create', 'update', 'patch', 'delete'], {
    'rbac.authorization.k8s.io': ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'],
  }),
})
