import { isRoutine } from '../../routine'
import { changeOf, objectName } from '../../change'
import { onCredential } from '../../credential-steps'
import type { StatelessDetection } from '../../detection'
import { matchesAny } from '@/lib/model/glob'
import { listAt, textAt } from '../../read'

export const csrApproved: StatelessDetection = {
  id: 'k8s-csr-approved',
  name: 'Certificate signing request approved by a user',
  description:
    'Somebody approved a certificate request, upon which the cluster signs it. A certificate signs in as the user it ' +
    'names until it expires and cannot be revoked.',
  fires:
    'An update or patch of `certificatesigningrequests/approval` succeeds by someone other than the cluster and known ' +
    'approvers; denials are passed over, and serving certificates of kubelets are low.',
  benign: ['An administrator signs the certificate of a colleague or of a node that joins by hand.'],
  severity: 'high',
  tactics: ['Persistence'],
  techniques: ['T1098', 'T1649'],
  defender: [],
  remediation: [
    "See what was signed: `kubectl get csr {name} -o jsonpath='{.spec.request}' | base64 -d | openssl req -noout -subject`.",
    'If it was not meant: take away every right of the user it names; for `system:masters` only a new client CA helps.',
    ...onCredential,
  ],
  preventedBy: ['k8s-rbac-csr-approval'],
  level: 'Metadata',
  on: { verbs: ['update', 'patch'], resources: ['certificatesigningrequests/approval'] },
  match(event, context) {
    if (isRoutine(event, context) || matchesAny(approvers, event.user.name)) return null
    const change = changeOf(event)
    const conditions = listAt(change?.set ?? null, 'status', 'conditions').map((one) => textAt(one, 'type'))
    if (conditions.length > 0 && !conditions.includes('Approved')) return null
    const signer = textAt(change?.after ?? null, 'spec', 'signerName').slice(0, 200)
    const name = objectName(event).slice(0, 253)
    return {
      ...(signer === 'kubernetes.io/kubelet-serving' && { severity: 'low' as const }),
      message: `certificate request ${name} was approved${signer ? ` for ${signer}` : ''}`,
      evidence: { 'objectRef.name': name, ...(signer && { 'spec.signerName': signer }) },
    }
  },
}

/** Programs that approve the certificates of kubelets. */
const approvers = [
  'kube-system:kubelet-csr-approver',
  'kubelet-csr-approver:kubelet-csr-approver',
  'kube-system:kubelet-rubber-stamp',
  'openshift-cluster-machine-approver:machine-approver-sa',
].map((account) => `system:serviceaccount:${account}`)
