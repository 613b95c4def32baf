import type { AuditEvent } from '@/lib/model/audit-event'
import { isClusterWork } from '../../routine'
import { requestedSubject } from '../../csr'
import type { Hit, StatelessDetection } from '../../detection'
import { bindingEvidence, bindingOf, subjectsInWords } from '../../rbac/binding'
import { bindingResources } from '../../rbac/rbac-object'
import { onBinding } from '../../rbac/steps'

const group = 'system:masters'

export const mastersGroupBinding: StatelessDetection = {
  id: 'k8s-masters-group-binding',
  name: 'Binding or certificate grants system:masters',
  description:
    'Members of the group `system:masters` are allowed everything before any rule is asked, so that no RBAC rule can ' +
    'take it back. Someone bound a role to that group, or asked for a client certificate that makes a member of it.',
  fires:
    'A binding is written with the group `system:masters` among its subjects, or a CertificateSigningRequest is ' +
    'created whose decoded subject has the organisation `system:masters`.',
  benign: ['kubeadm sets up a cluster or renews its admin certificate through the certificates API.'],
  severity: 'critical',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1098.006'],
  defender: ['K8S_ClusterAdminBinding'],
  remediation: [
    ...onBinding,
    'A certificate that was signed cannot be revoked: see `kubectl get csr {name} -o yaml`, and if it was issued, ' +
      'change the cluster’s client CA.',
  ],
  preventedBy: ['k8s-rbac-masters-group', 'k8s-rbac-cluster-admin', 'k8s-rbac-csr-approval'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: [...bindingResources, 'certificatesigningrequests'] },
  match(event) {
    if (isClusterWork(event)) return null
    return event.object?.resource === 'certificatesigningrequests' ? inRequest(event) : inBinding(event)
  },
}

function inBinding(event: AuditEvent): Hit | null {
  const binding = bindingOf(event)
  const found = binding?.subjects.filter(({ kind, name }) => kind === 'Group' && name === group) ?? []
  if (!binding || found.length === 0) return null
  // The binding that the API server itself makes in every cluster.
  if (binding.name === 'cluster-admin' && binding.role.name === 'cluster-admin') return null
  return {
    message: `${binding.role.name || 'a role'} was bound to ${subjectsInWords(found)}`,
    evidence: bindingEvidence({ ...binding, subjects: found }),
  }
}

function inRequest(event: AuditEvent): Hit | null {
  const subject = event.verb === 'create' ? requestedSubject(event) : null
  if (!subject?.groups.includes(group)) return null
  const user = subject.users[0]?.slice(0, 120) ?? ''
  return {
    message: `a certificate for ${user || 'a nameless user'} in system:masters was requested`,
    evidence: {
      'requestObject.spec.request': { CN: user, O: subject.groups.slice(0, 5).map((one) => one.slice(0, 120)) },
    },
  }
}
