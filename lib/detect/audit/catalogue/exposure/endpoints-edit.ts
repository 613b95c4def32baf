import { isCore } from '../../core'
import { objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { onExposure } from '../../exposure/steps'
import { matchesAny } from '@/lib/model/glob'
import { isDelivery, isHuman, isPlatform, isServiceAccount } from '../../users'

export const endpointsEdit: StatelessDetection = {
  id: 'k8s-endpoints-edit',
  name: 'EndpointSlice or Endpoints edited by a user',
  description:
    'Somebody wrote by hand where the traffic of a service goes. An address that was put in there gets what was meant ' +
    'for the application, sign-ins included, and reaches pods of namespaces that a policy keeps apart (CVE-2021-25740).',
  fires:
    'Endpoints or an EndpointSlice is updated or patched by a person or a service account that is no controller of ' +
    'them; created by a person: low.',
  benign: [
    'A service for a host outside the cluster, whose endpoints are kept by hand.',
    'An old operator that elects its leader through an Endpoints object.',
  ],
  severity: 'medium',
  tactics: ['CredentialAccess'],
  techniques: ['T1557'],
  defender: [],
  remediation: [
    'Compare its addresses with the pods: `kubectl -n {namespace} get {resource} {name} -o yaml` and ' +
      '`kubectl -n {namespace} get pods -o wide`. Delete it if it is not yours; the controller makes it anew.',
    ...onExposure,
  ],
  preventedBy: ['k8s-rbac-endpoints-aggregate', 'k8s-rbac-networking'],
  level: 'Metadata',
  on: { verbs: ['create', 'update', 'patch'], resources: ['endpoints', 'endpointslices'] },
  match(event, context) {
    const { user, object, verb } = event
    if (isCore(event) || isPlatform(user) || isDelivery(user, context) || matchesAny(controllers, user.name))
      return null
    const isPerson = isHuman(user)
    if (!isPerson && (verb === 'create' || !isServiceAccount(user))) return null
    const name = objectName(event).slice(0, 253)
    return {
      ...(verb === 'create' && { severity: 'low' as const }),
      message: `${object?.resource ?? 'endpoints'} ${object?.namespace ?? ''}/${name} was ${verb === 'create' ? 'made' : 'changed'} by hand`,
      evidence: { verb, 'objectRef.resource': object?.resource ?? '', 'objectRef.name': name },
    }
  },
}

/** Network programs that keep endpoints themselves. */
const controllers = [
  'kube-system:cilium*',
  'kube-system:antrea-controller',
  'kube-system:aws-load-balancer-controller',
  'metallb-system:*controller',
  'kube-system:metrics-server',
].map((account) => `system:serviceaccount:${account}`)
