import { objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { isRoutine } from '../../routine'
import { onTampering } from '../../tampering/steps'

export const namespaceDeleted: StatelessDetection = {
  id: 'k8s-namespace-deleted',
  name: 'Namespace deleted',
  description:
    'A namespace was deleted with all that is in it: workloads, secrets, volumes whose policy is to be deleted. There ' +
    'is no way back but a backup.',
  fires: 'A delete of a namespace succeeds by someone other than the cluster and declared delivery.',
  benign: ['A preview environment or a project ends.'],
  severity: 'medium',
  tactics: ['Impact'],
  techniques: ['T1485'],
  defender: [],
  remediation: [
    'If it was not meant, restore it from your backup: `velero restore create --include-namespaces {name}` or your own ' +
      'means; claims whose volumes are retained can be bound again.',
    ...onTampering,
  ],
  preventedBy: ['k8s-rbac-delete', 'k8s-rbac-wildcard'],
  level: 'Metadata',
  on: { verbs: ['delete', 'deletecollection'], resources: ['namespaces'] },
  match(event, context) {
    if (event.object?.subresource !== '' || isRoutine(event, context)) return null
    const name = objectName(event).slice(0, 253)
    return {
      message: `namespace ${name || '(all)'} was deleted`,
      evidence: { verb: event.verb, 'objectRef.name': name },
    }
  },
}
