import { accessesOf } from '@/lib/model/access-rule'
import { roleDetection } from '../../rbac/role-detection'
import { granting, grantInWords, ruleEvidence } from '../../rbac/role-rules'
import { onRole } from '../../rbac/steps'

const writing = accessesOf(['create', 'update', 'patch', 'delete', 'deletecollection'], {
  '': ['pods', 'replicationcontrollers', 'secrets', 'nodes', 'serviceaccounts'],
  apps: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
  batch: ['jobs', 'cronjobs'],
  'rbac.authorization.k8s.io': ['roles', 'clusterroles', 'rolebindings', 'clusterrolebindings'],
})

export const writeRole = roleDetection({
  id: 'k8s-write-role',
  name: 'ClusterRole with broad write permissions created',
  description:
    'A role for the whole cluster was written that changes workloads, secrets, accounts, nodes or RBAC. Bound in the ' +
    'whole cluster it starts pods beside the strongest accounts there are.',
  fires:
    'A ClusterRole is written with create, update, patch, delete or deletecollection on workloads, pods, secrets, ' +
    'service accounts, nodes or RBAC objects, without `resourceNames`.',
  benign: ['An operator that manages workloads is installed.', 'A role meant to be bound in single namespaces.'],
  severity: 'low',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1098.006'],
  defender: ['K8S_HighPrivilegesRole'],
  remediation: onRole,
  preventedBy: ['k8s-rbac-write', 'k8s-rbac-create-workloads', 'k8s-rbac-delete'],
  clusterOnly: true,
  find({ rules }) {
    const grant = granting(rules, writing)
    return grant && { message: `the role allows ${grantInWords(grant)}`, evidence: ruleEvidence(grant.rule) }
  },
})
