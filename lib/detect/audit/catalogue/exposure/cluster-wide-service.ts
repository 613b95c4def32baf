import { isRoutine } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { serviceOf } from '../../exposure/service'
import { onExposure } from '../../exposure/steps'

export const clusterWideService: StatelessDetection = {
  id: 'k8s-cluster-wide-service',
  name: 'Service without selector pointing outside',
  description:
    'A name inside the cluster now stands for a host somewhere else. Applications that trust the name talk to that ' +
    'host, and an ingress hands requests on to it.',
  fires:
    'A service of type ExternalName is written by someone other than declared delivery; informational where the name ' +
    'is one of the cluster itself.',
  benign: ['A database or an interface outside the cluster is given a name inside.'],
  severity: 'low',
  tactics: ['CredentialAccess'],
  techniques: ['T1557'],
  defender: [],
  remediation: [
    "See where it points: `kubectl -n {namespace} get service {name} -o jsonpath='{.spec.externalName}'`, and delete it " +
      'if the host is not yours.',
    ...onExposure,
  ],
  preventedBy: ['k8s-svc-no-workload'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['services'] },
  match(event, context) {
    const service = isRoutine(event, context) ? null : serviceOf(event)
    if (service?.type !== 'ExternalName') return null
    const host = service.externalName.slice(0, 253).toLowerCase().replace(/\.$/, '')
    const isInside = /\.svc(?:\.cluster\.local)?$/.test(host)
    return {
      ...(isInside && { severity: 'informational' as const }),
      message: `service ${service.namespace}/${service.name.slice(0, 253)} stands for ${host || 'another host'}`,
      evidence: { 'spec.type': 'ExternalName', 'spec.externalName': host },
      ...(host && !isInside && { entities: [{ kind: 'host' as const, name: host, detail: { role: 'target' } }] }),
    }
  },
}
