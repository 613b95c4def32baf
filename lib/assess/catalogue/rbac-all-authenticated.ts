import { bindingCheck } from '../access/binding-check'

/** What Kubernetes itself lets every identity see: itself, the API and its health. */
const harmless = new Set([
  'system:basic-user',
  'system:discovery',
  'system:public-info-viewer',
  'system:service-account-issuer-discovery',
])

export const rbacAllAuthenticated = bindingCheck({
  id: 'k8s-rbac-all-authenticated',
  name: 'Roles should not be bound to all authenticated users',
  description:
    'Every pod of the cluster has an identity, and so has everybody who can sign in; with some providers that is every account of the cloud. What is bound to all of them is as good as public.',
  severity: 'high',
  remediation: [
    'Bind the role to the group or service account that needs it.',
    'Delete this binding, or take the subject out of it.',
  ],
  mappings: { nsa: ['AA-rbac'], kubescape: ['C-0265'], trivy: ['KSV-01011'] },
  fault({ kind, name }, role) {
    const isEverybody = kind === 'Group' && (name === 'system:authenticated' || name === 'system:serviceaccounts')
    if (!isEverybody || harmless.has(role.name)) return null
    return `${name === 'system:authenticated' ? 'every identity' : 'every service account'} holds ${role.name}`
  },
})
