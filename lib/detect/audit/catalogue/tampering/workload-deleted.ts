import { objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { onTampering } from '../../tampering/steps'
import { isDelivery, isHuman } from '../../users'

export const workloadDeleted: StatelessDetection = {
  id: 'k8s-workload-deleted',
  name: 'Workload deleted',
  description: 'A person deleted a Deployment, DaemonSet or StatefulSet, and with it everything it ran.',
  fires: 'A delete or deletecollection of Deployments, DaemonSets or StatefulSets by a person succeeds.',
  benign: ['An application is removed or made anew.'],
  severity: 'informational',
  tactics: ['Impact'],
  techniques: ['T1485'],
  defender: [],
  remediation: ['Bring it back from your repository if it was not meant to go.', ...onTampering],
  preventedBy: ['k8s-rbac-delete'],
  level: 'Metadata',
  on: { verbs: ['delete', 'deletecollection'], resources: ['deployments', 'daemonsets', 'statefulsets'] },
  match(event, context) {
    if (event.object?.subresource !== '' || !isHuman(event.user) || isDelivery(event.user, context)) return null
    const name = objectName(event).slice(0, 253)
    const { resource, namespace } = event.object
    return {
      message: `${resource} ${name || '(all)'} of ${namespace} deleted`,
      evidence: { verb: event.verb, 'objectRef.resource': resource, 'objectRef.name': name },
    }
  },
}
