import { bindingCheck } from '../access/binding-check'
import { accountOf } from '../access/bindings'

export const rbacDefaultSa = bindingCheck({
  id: 'k8s-rbac-default-sa',
  name: 'Default service accounts should have no permissions',
  description:
    'Every pod that names no service account runs as `default`. What is granted to it is granted to all of them, and to the next one that somebody forgets to name.',
  severity: 'medium',
  remediation: [
    'Create a service account for the workload that needs the role, bind the role to it, and name it in the pod template.',
    'Take `default` out of the binding.',
  ],
  mappings: { cis: ['5.1.5'], nsa: ['AA-rbac'], kubescape: ['C-0189', 'C-0225'] },
  fault(subject, role) {
    const isDefault =
      subject.kind === 'ServiceAccount' ? subject.name === 'default' : accountOf(subject)?.endsWith('/default')
    return isDefault ? `every pod without an account of its own holds ${role.name}` : null
  },
})
