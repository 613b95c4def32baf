import type { AuditUser } from '@/lib/model/audit-event'
import { isRoutine } from '../../routine'
import { changeOf } from '../../change'
import { onCredential } from '../../credential-steps'
import { requestedSubject, type CertificateSubject } from '../../csr'
import type { StatelessDetection } from '../../detection'
import { matchesAny } from '@/lib/model/glob'
import { succeeded } from '../../outcome'
import { textAt } from '../../read'
import { isAdmin, isNode, isPlatform } from '../../users'

export const csrCreated: StatelessDetection = {
  id: 'k8s-csr-created',
  name: 'Client certificate requested',
  description:
    'Somebody asked the cluster for a client certificate. Once signed it signs in as the user it names until it ' +
    'expires, and Kubernetes has no way to revoke it.',
  fires:
    'A CertificateSigningRequest for the signer `kubernetes.io/kube-apiserver-client` or the old catch-all one is ' +
    'created: medium; critical when its decoded subject is in `system:masters` or names a user of the cluster, its cloud or its installer, and then also ' +
    'when the server refuses it.',
  benign: ['A new administrator is given a certificate by the certificates API.', 'kubeadm renews certificates.'],
  severity: 'medium',
  tactics: ['Persistence'],
  techniques: ['T1098', 'T1649'],
  defender: [],
  remediation: [
    "See for whom it is: `kubectl get csr {name} -o jsonpath='{.spec.request}' | base64 -d | openssl req -noout -subject`.",
    'If nobody asked for it: `kubectl certificate deny {name}`. If it was signed, take away every right of the user it names.',
    ...onCredential,
  ],
  preventedBy: ['k8s-rbac-csr-approval'],
  level: 'Request',
  failed: 'also',
  on: { verbs: ['create'], resources: ['certificatesigningrequests'] },
  match(event, context) {
    const spec = changeOf(event)?.set ?? null
    if (!spec || isRoutine(event, context) || matchesAny(issuers, event.user.name)) return null
    // What is older than the field meant by its absence the signer of everything.
    const signer = textAt(spec, 'spec', 'signerName') || legacy
    if (signer !== legacy && signer !== 'kubernetes.io/kube-apiserver-client') return null
    const subject = requestedSubject(event)
    if (signer === legacy && isJoining(event.user, subject)) return null
    const isPrivileged =
      subject !== null && (subject.groups.some((group) => privilegedGroups.has(group)) || subject.users.some(isSystem))
    const done = succeeded(event)
    if (!done && !(isPrivileged && event.code === 403)) return null
    const user = subject?.users[0]?.slice(0, 120) ?? ''
    const groups = subject?.groups.slice(0, 5).map((group) => group.slice(0, 120)) ?? []
    return {
      ...(isPrivileged && { severity: 'critical' as const }),
      message: [
        'a client certificate',
        user && `for ${user}`,
        groups.length > 0 && `in ${groups.join(', ')}`,
        done ? 'was requested' : 'was asked for and refused',
      ]
        .filter(Boolean)
        .join(' '),
      evidence: {
        'requestObject.spec.signerName': signer.slice(0, 200),
        ...(subject && { 'subject CN': user, 'subject O': groups }),
      },
    }
  },
}

const privilegedGroups = new Set(['system:masters', 'kubeadm:cluster-admins'])
const legacy = 'kubernetes.io/legacy-unknown'
/** A user that a cluster, its provider or its installer trusts by name alone. */
const isSystem = (name: string) =>
  name.startsWith('system:') || isPlatform({ name, groups: [], extra: {} }) || isAdmin({ name, groups: [], extra: {} })
const issuers = ['system:serviceaccount:cert-manager:cert-manager']

/** A kubelet that joins or renews asks for a certificate of a node, and of nothing else. */
function isJoining(user: AuditUser, subject: CertificateSubject | null): boolean {
  const isMachine = isNode(user) || user.name.startsWith('system:bootstrap:')
  if (!isMachine) return false
  if (!subject) return true
  return (
    subject.users.every((name) => name.startsWith('system:node:')) &&
    subject.groups.every((group) => group === 'system:nodes')
  )
}
