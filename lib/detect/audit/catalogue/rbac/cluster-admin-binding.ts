import { bindingEvidence, subjectEntities, subjectsInWords } from '../../rbac/binding'
import { bindingDetection } from '../../rbac/binding-detection'
import { onBinding } from '../../rbac/steps'

export const clusterAdminBinding = bindingDetection({
  id: 'k8s-cluster-admin-binding',
  name: 'Binding to cluster-admin created or changed',
  description:
    'Someone was given the role `cluster-admin`: every verb on every resource, in the whole cluster or, by a ' +
    'RoleBinding, in one namespace. It is the shortest way from one stolen account to all of them.',
  fires:
    'A ClusterRoleBinding or RoleBinding whose `roleRef` is the ClusterRole `cluster-admin` is created, or subjects ' +
    'are written into one (`roleRef` itself cannot be changed).',
  benign: [
    'A new cluster is set up, or an administrator joins the team.',
    'An installer that wants all rights for itself: older Helm charts, CI runners, dashboards.',
  ],
  severity: 'high',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1098.006', 'T1078.001'],
  defender: ['K8S_ClusterAdminBinding'],
  remediation: onBinding,
  preventedBy: ['k8s-rbac-cluster-admin', 'k8s-rbac-escalate-bind', 'k8s-rbac-write'],
  find(binding, event) {
    const { role, subjects, name } = binding
    // A Role of that name in a namespace is somebody's own and holds what they put into it.
    if (role.name !== 'cluster-admin' || role.kind === 'Role') return null
    const isBootstrap =
      name === 'kubeadm:cluster-admins' && subjects.every(({ kind, name }) => kind === 'Group' && name === bootstrap)
    if (isBootstrap) return null
    return {
      message: `cluster-admin was granted to ${subjectsInWords(subjects)}${binding.clusterWide ? '' : ' in one namespace'}`,
      evidence: bindingEvidence(binding),
      entities: subjectEntities(subjects, event),
    }
  },
})

/** What kubeadm itself binds when it makes a cluster; the group of its own admin certificate. */
const bootstrap = 'kubeadm:cluster-admins'
