import { bindingCheck } from '../access/binding-check'
import { accountOf } from '../access/bindings'
import { stringsParameter } from '../parameter'

const breakGlass = stringsParameter({
  name: 'breakGlassIdentities',
  description:
    'Users, groups and service accounts (as namespace/name) that may be cluster administrator in an emergency.',
  default: [],
})

export const rbacClusterAdmin = bindingCheck({
  id: 'k8s-rbac-cluster-admin',
  name: 'cluster-admin should only be bound where required',
  description:
    'cluster-admin may do everything, in every namespace, and to the cluster itself. Each identity that holds it is one more password, laptop or pod whose loss is the loss of the cluster. Granted in one namespace, it is everything there.',
  severity: 'high',
  remediation: [
    'Find out what the identity does, and bind a role that allows just that; `admin` in its own namespaces is enough for most teams.',
    'Delete the binding.',
    'Keep one identity for emergencies, watched and otherwise unused, and name it in the settings of this recommendation.',
  ],
  parameters: [breakGlass],
  mappings: {
    defender: 'Role-Based Access Control should be used on Kubernetes Services',
    azurePolicy: 'a3dc4946-dba6-43e6-950d-f96532848c9f',
    cis: ['5.1.1'],
    nsa: ['AA-rbac'],
    kubescape: ['C-0035', 'C-0185'],
    trivy: ['KSV-0111'],
  },
  fault(subject, role, _object, parameters) {
    if (role.name !== 'cluster-admin') return null
    if (subject.kind === 'Group' && subject.name === 'system:masters') return null
    const allowed = breakGlass.of(parameters)
    if (allowed.includes(subject.name) || allowed.includes(accountOf(subject) ?? subject.name)) return null
    return `${subject.kind} ${accountOf(subject) ?? subject.name} is cluster administrator`
  },
})
