import { bindingEvidence, subjectsInWords, type Binding, type Subject } from '../../rbac/binding'
import { bindingDetection } from '../../rbac/binding-detection'
import { onBinding } from '../../rbac/steps'

export const anonymousBinding = bindingDetection({
  id: 'k8s-anonymous-binding',
  name: 'Role granted to anonymous or all authenticated users',
  description:
    'A role was given to everybody: to callers without any identity, to everyone who can sign in, or to every ' +
    'service account of the cluster. Whoever reaches the API server then has these rights, now and later.',
  fires:
    'A binding is written with the subject `system:anonymous`, `system:unauthenticated`, `system:authenticated` or ' +
    '`system:serviceaccounts`, other than the ones Kubernetes itself comes with.',
  benign: ['A page of cluster information or of OIDC keys is made public on purpose.', 'A permissive test cluster.'],
  severity: 'critical',
  tactics: ['Persistence'],
  techniques: ['T1098.006', 'T1078.001'],
  defender: [],
  remediation: onBinding,
  preventedBy: ['k8s-rbac-anonymous', 'k8s-rbac-all-authenticated'],
  find(binding, event) {
    const everybody = binding.subjects.filter(isEverybody)
    if (everybody.length === 0 || isShipped(binding, event.object?.namespace ?? '')) return null
    const isOpen = everybody.some(isWithoutIdentity)
    return {
      severity: isOpen ? 'critical' : 'high',
      message: `${binding.role.name || 'a role'} was granted to ${subjectsInWords(everybody)}`,
      evidence: bindingEvidence({ ...binding, subjects: everybody }),
    }
  },
})

const isWithoutIdentity = ({ kind, name }: Subject) =>
  (kind === 'User' && name === 'system:anonymous') || (kind === 'Group' && name === 'system:unauthenticated')

const isEverybody = (subject: Subject) =>
  isWithoutIdentity(subject) ||
  (subject.kind === 'Group' && ['system:authenticated', 'system:serviceaccounts'].includes(subject.name))

/** Bindings of Kubernetes and kubeadm to everybody: a name counts only with the role and the place that belong to it. */
const shipped = new Set([
  'system:basic-user /system:basic-user',
  'system:discovery /system:discovery',
  'system:public-info-viewer /system:public-info-viewer',
  'system:service-account-issuer-discovery /system:service-account-issuer-discovery',
  'kubeadm:bootstrap-signer-clusterinfo kube-public/kubeadm:bootstrap-signer-clusterinfo',
])

const isShipped = ({ name, role, clusterWide }: Binding, namespace: string) =>
  shipped.has(`${name} ${clusterWide ? '' : namespace}/${role.name}`)
