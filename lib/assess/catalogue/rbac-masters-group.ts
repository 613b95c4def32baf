import { bindingCheck } from '../access/binding-check'

export const rbacMastersGroup = bindingCheck({
  id: 'k8s-rbac-masters-group',
  name: 'system:masters should not be used',
  description:
    'Members of system:masters pass every check of rights, and no deletion of a binding takes that away from them. The group exists for the first certificate of a cluster; a binding that names it shows that people use it.',
  severity: 'high',
  remediation: [
    'Give administrators a group of their own and bind cluster-admin to that.',
    'Delete this binding: it grants the group nothing that it does not have.',
    'Issue no certificates with the organisation system:masters, and let those that exist expire.',
  ],
  mappings: { cis: ['5.1.7'], nsa: ['AA-authn'], kubescape: ['C-0246'], trivy: ['KSV-0123'] },
  fault({ kind, name }, role, { kind: objectKind, metadata }) {
    if (kind !== 'Group' || name !== 'system:masters') return null
    const isBuiltIn =
      objectKind === 'ClusterRoleBinding' && metadata.name === 'cluster-admin' && role.name === 'cluster-admin'
    return isBuiltIn ? null : 'the group passes every check of rights anyway: it is in use'
  },
})
