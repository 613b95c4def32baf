import { objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { onTampering } from '../../tampering/steps'
import { isAdmin, isAnonymous, isDelivery, isHuman } from '../../users'

export const namespaceCreated: StatelessDetection = {
  id: 'k8s-namespace-created',
  name: 'Namespace created by an unexpected user',
  description:
    'Somebody who is neither an administrator nor a delivery account made a namespace. In a new one no policy, quota or ' +
    'habit applies yet.',
  fires: 'A create of a namespace succeeds by a person (or without any identity) who is no administrator.',
  benign: ['Developers make their own namespaces.'],
  severity: 'informational',
  tactics: ['Persistence'],
  techniques: ['T1036'],
  defender: [],
  remediation: [
    'Ask {user} what it is for; see what runs in it: `kubectl -n {name} get all`; delete it if nobody needs it: ' +
      '`kubectl delete namespace {name}`.',
    ...onTampering,
  ],
  preventedBy: ['k8s-ns-psa-missing', 'k8s-ns-quota', 'k8s-net-namespace-policy'],
  level: 'Metadata',
  on: { verbs: ['create'], resources: ['namespaces'] },
  match(event, context) {
    const { user, object } = event
    const isUnknown = isAnonymous(user) || (isHuman(user) && !isAdmin(user))
    if (object?.subresource !== '' || !isUnknown || isDelivery(user, context)) return null
    const name = objectName(event).slice(0, 253)
    return { message: `namespace ${name} was made`, evidence: { 'objectRef.name': name } }
  },
}
