import { bindingEvidence, subjectEntities, subjectsInWords } from '../../rbac/binding'
import { bindingDetection } from '../../rbac/binding-detection'
import { onBinding } from '../../rbac/steps'

export const defaultSaBinding = bindingDetection({
  id: 'k8s-default-sa-binding',
  name: 'Permissions granted to a default service account',
  description:
    'Every pod that names no service account runs as `default` of its namespace. What that account may do, every ' +
    'such pod may do, and whoever breaks into one of them.',
  fires: 'A binding is written with a service account named `default` among its subjects.',
  benign: ['A chart whose pods have no account of their own.', 'A namespace with a single application.'],
  severity: 'medium',
  tactics: ['Persistence'],
  techniques: ['T1098.006'],
  defender: [],
  remediation: [
    ...onBinding,
    'Give the workload an account of its own: `kubectl -n {namespace} create serviceaccount NAME`, and bind that one.',
  ],
  preventedBy: ['k8s-rbac-default-sa', 'k8s-sa-default-used', 'k8s-sa-default-automount'],
  find(binding, event) {
    const found = binding.subjects.filter(({ kind, name }) => kind === 'ServiceAccount' && name === 'default')
    if (found.length === 0) return null
    return {
      ...(readers.has(binding.role.name) && { severity: 'informational' as const }),
      message: `${binding.role.name || 'a role'} was granted to ${subjectsInWords(found)}`,
      evidence: bindingEvidence({ ...binding, subjects: found }),
      entities: subjectEntities(found, event),
    }
  },
})

/** Roles of Kubernetes that only read, and no secrets. */
const readers = new Set(['view', 'system:basic-user', 'system:discovery', 'system:public-info-viewer'])
