import { bindingCheck } from '../access/binding-check'

/** What Kubernetes and kubeadm themselves grant to everybody: the version, health, and how to join. */
const harmless = new Set(['system:public-info-viewer', 'kubeadm:bootstrap-signer-clusterinfo'])

export const rbacAnonymous = bindingCheck({
  id: 'k8s-rbac-anonymous',
  name: 'Anonymous users should have no permissions',
  description:
    'What is granted to system:anonymous or system:unauthenticated is granted to everybody who reaches the API server, without a password or certificate. Worms look for exactly this.',
  severity: 'critical',
  remediation: [
    'Delete the binding, or take the subject out of it.',
    'Look in the audit log for requests of system:anonymous that were allowed.',
    'If nothing needs it, start the API server with `--anonymous-auth=false`, or limit it to the health checks.',
  ],
  mappings: { nsa: ['AA-authn'], kubescape: ['C-0262'], trivy: ['KSV-0122'] },
  fault({ kind, name }, role) {
    const isAnonymous =
      (kind === 'User' && name === 'system:anonymous') || (kind === 'Group' && name === 'system:unauthenticated')
    return isAnonymous && !harmless.has(role.name) ? `everybody without credentials holds ${role.name}` : null
  },
})
