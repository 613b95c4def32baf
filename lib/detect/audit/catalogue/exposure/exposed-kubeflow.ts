import { isClusterWork } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { isOutside, serviceOf, serviceWords } from '../../exposure/service'
import { closeService, onExposure } from '../../exposure/steps'

export const exposedKubeflow: StatelessDetection = {
  id: 'k8s-exposed-kubeflow',
  name: 'Kubeflow Istio ingress exposed',
  description:
    'The gateway in front of Kubeflow was opened to the outside. Its notebooks and pipelines run any code on the ' +
    'cluster, which miners have used on a large scale.',
  fires:
    'The service `istio-ingressgateway` or `kubeflow-gateway` in `kubeflow` (medium) or `istio-system` (low: the ' +
    'gateway of a mesh without Kubeflow is called the same) is written with type LoadBalancer or NodePort and not kept ' +
    'inside the network.',
  benign: ['Istio’s own gateway, which is meant to be public, in a cluster without Kubeflow.'],
  severity: 'medium',
  tactics: ['InitialAccess'],
  techniques: ['T1133'],
  defender: ['K8S_ExposedKubeflow'],
  remediation: [closeService, ...onExposure],
  preventedBy: ['k8s-svc-exposed-sensitive', 'k8s-svc-public-lb', 'k8s-svc-nodeport'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['services'] },
  match(event) {
    const service = isClusterWork(event) ? null : serviceOf(event)
    if (!service || !gateways.has(service.name) || !namespaces.has(service.namespace)) return null
    if (!isOutside(service) || service.internal) return null
    return {
      ...(service.namespace === 'istio-system' && { severity: 'low' as const }),
      message: `the gateway can be reached by the ${serviceWords(service)}`,
      evidence: { 'spec.type': service.type, 'objectRef.name': service.name },
    }
  },
}

const gateways = new Set(['istio-ingressgateway', 'kubeflow-gateway'])
const namespaces = new Set(['istio-system', 'kubeflow'])
