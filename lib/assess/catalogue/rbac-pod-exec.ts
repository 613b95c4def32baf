import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacPodExec = roleCheck({
  id: 'k8s-rbac-pod-exec',
  name: 'Exec and attach permissions should be limited',
  description:
    'To open a shell in a container is to become the container: its files, its secrets, its service account. Before Kubernetes 1.35 `get` is enough for that, because a shell over WebSockets begins with a GET.',
  severity: 'medium',
  remediation: [
    'Take pods/exec and pods/attach out of the role.',
    'Where people must debug, grant it in the one namespace, to a group, and record its use by the audit log.',
  ],
  mappings: { nsa: ['AA-rbac'], kubescape: ['C-0002'], trivy: ['KSV-0053', 'KSV-0054'] },
  accesses: accessesOf(['create', 'get'], { '': ['pods/exec', 'pods/attach'] }),
})
