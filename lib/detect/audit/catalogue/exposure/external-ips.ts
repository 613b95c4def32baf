import { isClusterWork } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { serviceOf } from '../../exposure/service'
import { onExposure } from '../../exposure/steps'

export const externalIps: StatelessDetection = {
  id: 'k8s-external-ips',
  name: 'Service with spec.externalIPs created',
  description:
    'A service claims addresses that it names itself. Every node then sends traffic for these addresses to its pods, ' +
    'whosever they are: a way to read what other applications send (CVE-2020-8554).',
  fires: 'A service is written with a `spec.externalIPs` that is not empty.',
  benign: ['A cluster on one’s own hardware that routes addresses this way on purpose.'],
  severity: 'medium',
  tactics: ['CredentialAccess'],
  techniques: ['T1557'],
  defender: [],
  remediation: [
    'Take the addresses away unless the network’s owner gave them: ' +
      '`kubectl -n {namespace} patch service {name} -p \'{"spec":{"externalIPs":[]}}\'`.',
    'Forbid them: start the API server with the admission plug-in `DenyServiceExternalIPs`.',
    ...onExposure,
  ],
  preventedBy: ['k8s-svc-external-ips'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['services'] },
  match(event) {
    const service = isClusterWork(event) ? null : serviceOf(event)
    if (!service || service.externalIps.length === 0) return null
    const shown = service.externalIps.slice(0, 10).map((address) => address.slice(0, 45))
    const more = service.externalIps.length > 3 ? ` and ${service.externalIps.length - 3} more` : ''
    return {
      message: `service ${service.namespace}/${service.name.slice(0, 253)} claims ${shown.slice(0, 3).join(', ')}${more}`,
      evidence: { 'spec.externalIPs': shown },
      entities: shown.slice(0, 3).map((name) => ({ kind: 'ip' as const, name, detail: { role: 'claimed' } })),
    }
  },
}
