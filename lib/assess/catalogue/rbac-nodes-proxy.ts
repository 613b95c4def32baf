import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacNodesProxy = roleCheck({
  clusterWide: true,
  id: 'k8s-rbac-nodes-proxy',
  name: 'Access to nodes/proxy should be limited',
  description:
    'nodes/proxy leads straight to the kubelets. Any verb is enough to run commands in every container of a node, and neither admission nor the audit log sees them.',
  severity: 'high',
  remediation: [
    'Take nodes/proxy out of the role.',
    'For metrics, health and the list of pods grant nodes/metrics, nodes/stats, nodes/healthz or nodes/pods instead: kubelets of 1.36 and later ask for just that.',
  ],
  mappings: { cis: ['5.1.10', 'v2.1:5.1.14'], nsa: ['AA-rbac'], kubescape: ['C-0279'], trivy: ['KSV-0047'] },
  accesses: accessesOf(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'], { '': ['nodes/proxy'] }),
})
