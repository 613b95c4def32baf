import { accessesOf } from '@/lib/model/access-rule'
import { roleDetection } from '../../rbac/role-detection'
import { granting, grantInWords, ruleEvidence } from '../../rbac/role-rules'
import { onRole } from '../../rbac/steps'

/** A WebSocket client's `get` opens a session as well as `create` does. */
const entering = [
  ...accessesOf(['create', 'get'], { '': ['pods/exec', 'pods/attach', 'pods/portforward'] }),
  ...accessesOf(['update', 'patch'], { '': ['pods/ephemeralcontainers'] }),
]

export const podExecRole = roleDetection({
  id: 'k8s-pod-exec-role',
  name: 'Role granting exec, attach, port-forward or ephemeral containers created',
  description:
    'A role was written that opens sessions into running pods. Who may enter a pod has its token, its mounted secrets ' +
    'and its place in the network, whatever else the role says.',
  fires:
    'A Role or ClusterRole is written with create or get on `pods/exec`, `pods/attach` or `pods/portforward`, or ' +
    'with update or patch on `pods/ephemeralcontainers`.',
  benign: ['A role for developers of a namespace, or for an operator that runs commands in its database pods.'],
  severity: 'medium',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1098.006', 'T1609'],
  defender: ['K8S_HighPrivilegesRole'],
  remediation: onRole,
  preventedBy: ['k8s-rbac-pod-exec', 'k8s-rbac-port-forward', 'k8s-rbac-ephemeral-containers'],
  find({ rules }) {
    const grant = granting(rules, entering)
    return grant && { message: `the role allows ${grantInWords(grant)}`, evidence: ruleEvidence(grant.rule) }
  },
})
