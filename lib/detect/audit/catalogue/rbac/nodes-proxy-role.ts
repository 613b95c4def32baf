import { accessesOf } from '@/lib/model/access-rule'
import { roleDetection } from '../../rbac/role-detection'
import { granting, grantInWords, ruleEvidence } from '../../rbac/role-rules'
import { onRole } from '../../rbac/steps'

const reaching = accessesOf(['get', 'create', 'update', 'patch', 'delete'], { '': ['nodes/proxy'] })

export const nodesProxyRole = roleDetection({
  id: 'k8s-nodes-proxy-role',
  name: 'Role granting nodes/proxy created',
  description:
    'A role was written that reaches the kubelet of every node. Even `get` on `nodes/proxy` runs commands in any pod ' +
    'there, and requests that go straight to the kubelet’s port are in no audit log.',
  fires:
    'A ClusterRole is written with get, create, update, patch or delete on `nodes/proxy` (also by `*/proxy` or `*`).',
  benign: ['A monitoring stack that still scrapes kubelets that way; `nodes/metrics` and `nodes/stats` are enough.'],
  severity: 'medium',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1098.006'],
  defender: ['K8S_HighPrivilegesRole'],
  remediation: [
    ...onRole,
    'For metrics grant `nodes/metrics`, `nodes/stats` or `nodes/healthz` instead of `nodes/proxy`.',
  ],
  preventedBy: ['k8s-rbac-nodes-proxy'],
  clusterOnly: true,
  find({ rules }) {
    const grant = granting(rules, reaching)
    return grant && { message: `the role allows ${grantInWords(grant)}`, evidence: ruleEvidence(grant.rule) }
  },
})
