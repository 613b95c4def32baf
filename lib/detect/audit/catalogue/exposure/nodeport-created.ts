import { isClusterWork } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { isCertificateChallenge } from '../../exposure/cert-manager-solver'
import { serviceOf, serviceWords } from '../../exposure/service'
import { closeService, onExposure } from '../../exposure/steps'

export const nodeportCreated: StatelessDetection = {
  id: 'k8s-nodeport-created',
  name: 'NodePort service created',
  description:
    'A service opened a port on every node, past ingress controllers and what they ask for. Whoever reaches one node ' +
    'reaches the service.',
  fires:
    'A service of type NodePort is written; or, as informational, a LoadBalancer that was not told to do without ports ' +
    'on the nodes.',
  benign: ['A cluster without load balancers.', 'The ingress controller itself.'],
  severity: 'low',
  tactics: ['InitialAccess'],
  techniques: ['T1133'],
  defender: ['K8S_ExposedService'],
  remediation: [closeService, ...onExposure],
  preventedBy: ['k8s-svc-nodeport'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['services'] },
  match(event) {
    if (isClusterWork(event) || isCertificateChallenge(event)) return null
    const service = serviceOf(event)
    const isBalanced = service?.type === 'LoadBalancer' && service.nodePorts
    if (!service || !(isBalanced || service.type === 'NodePort')) return null
    return {
      ...(isBalanced && { severity: 'informational' as const }),
      message: `${serviceWords(service)} opened a port on every node`,
      evidence: { 'spec.type': service.type, 'spec.ports': service.ports.slice(0, 10).map(({ port }) => port) },
    }
  },
}
