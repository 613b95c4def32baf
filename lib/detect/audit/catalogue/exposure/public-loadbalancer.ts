import { isClusterWork } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { isPublic, serviceOf, serviceWords } from '../../exposure/service'
import { closeService, onExposure } from '../../exposure/steps'

export const publicLoadbalancer: StatelessDetection = {
  id: 'k8s-public-loadbalancer',
  name: 'Public load balancer created',
  description: 'A service asks its cloud for an address that the whole internet reaches.',
  fires:
    'A service of type LoadBalancer is written without a provider’s annotation for an internal address and without ' +
    '`loadBalancerSourceRanges` that limit it.',
  benign: ['The ingress controller, or any other service that is meant to be public.'],
  severity: 'informational',
  tactics: ['InitialAccess'],
  techniques: ['T1133'],
  defender: ['K8S_ExposedService'],
  remediation: [closeService, ...onExposure],
  preventedBy: ['k8s-svc-public-lb', 'k8s-svc-lb-source-ranges', 'k8s-svc-unprotected-exposure'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['services'] },
  match(event) {
    const service = isClusterWork(event) ? null : serviceOf(event)
    if (!service || !isPublic(service)) return null
    return {
      message: `${serviceWords(service)} is open to the internet`,
      evidence: {
        'spec.type': service.type,
        'spec.ports': service.ports.slice(0, 10).map(({ port }) => port),
        ...(service.sourceRanges.length > 0 && {
          'spec.loadBalancerSourceRanges': service.sourceRanges.slice(0, 5).map((range) => range.slice(0, 50)),
        }),
      },
    }
  },
}
