import { isDelivery } from '../../users'
import { isClusterWork } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { objectName } from '../../change'
import { onTampering } from '../../tampering/steps'

export const eventsDeleted: StatelessDetection = {
  id: 'k8s-events-deleted',
  name: 'Kubernetes events deleted',
  description:
    'Somebody deleted events, the cluster’s short memory of what was started, pulled and killed. They expire by ' +
    'themselves after an hour; deleting them serves to hide what was done within it.',
  fires:
    'A delete or deletecollection of events succeeds by someone other than the cluster (which clears a namespace that ' +
    'is deleted) and declared delivery.',
  benign: ['A script that keeps a noisy test namespace readable.'],
  severity: 'medium',
  tactics: ['DefenseEvasion'],
  techniques: ['T1070.004'],
  defender: ['K8S_DeleteEvents'],
  remediation: [
    'Find what happened in {namespace} before: read the audit events of that hour, and the pods and images started then.',
    ...onTampering,
  ],
  preventedBy: ['k8s-rbac-delete', 'k8s-rbac-wildcard'],
  level: 'Metadata',
  on: { verbs: ['delete', 'deletecollection'], resources: ['events'] },
  match(event, context) {
    if (isClusterWork(event) || isDelivery(event.user, context)) return null
    const namespace = event.object?.namespace ?? ''
    const name = objectName(event).slice(0, 253)
    return {
      message: `${name ? `event ${name}` : 'events'} of ${namespace || 'all namespaces'} ${name ? 'was' : 'were'} deleted`,
      evidence: { verb: event.verb, 'objectRef.namespace': namespace || 'all', 'objectRef.name': name },
    }
  },
}
