import { serviceSchema, type Service } from '@/lib/model/kubernetes-network'
import { kindCheck } from '../kind-check'
import { isPublicLoadBalancer } from '@/lib/model/public-load-balancer'
import { proof } from '../verdict'

/** How each cloud is told, by what else on the object speaks of that cloud. */
const internalBy = [
  {
    cloud: /^service\.beta\.kubernetes\.io\/azure-/,
    annotation: 'service.beta.kubernetes.io/azure-load-balancer-internal',
    value: 'true',
  },
  {
    cloud: /^service\.beta\.kubernetes\.io\/aws-/,
    annotation: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
    value: 'internal',
  },
  {
    cloud: /^(?:cloud\.google\.com|networking\.gke\.io)\//,
    annotation: 'networking.gke.io/load-balancer-type',
    value: 'Internal',
  },
]

function wayInside({ metadata, spec }: Service) {
  const named = Object.keys(metadata.annotations ?? {})
  const byClass = spec?.loadBalancerClass?.startsWith('service.k8s.aws/') ? ['service.beta.kubernetes.io/aws-'] : []
  return internalBy.find(({ cloud }) => [...named, ...byClass].some((name) => cloud.test(name)))
}

export const svcPublicLb = kindCheck({
  id: 'k8s-svc-public-lb',
  name: 'Load balancers should be internal',
  description:
    'A Service of type LoadBalancer gets a public address unless its cloud is told otherwise. Whatever stands behind it is then one flaw away from the whole internet.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Add the annotation by which your cloud makes load balancers internal, or use a load balancer class that is.',
    'Publish what has to be public through one ingress or gateway with TLS and authentication.',
  ],
  ignoresExclusions: true,
  mappings: { azurePolicy: '3fc4dc25-5baf-40d8-9b05-7fe74c1bc64e', nsa: ['NET-pol'], kubescape: ['C-0256'] },
  assetKinds: ['service'],
  kinds: { Service: [''] },
  schema: serviceSchema,
  inspect: (service) =>
    isPublicLoadBalancer(service)
      ? [proof('spec.type', 'LoadBalancer', 'nothing keeps the load balancer inside the network')]
      : [],
  mend: (service) => {
    const way = wayInside(service)
    if (!way) return null
    return {
      body: { metadata: { annotations: { [way.annotation]: way.value } } },
      note: 'Some clouds heed this only when the load balancer is made: then delete the service and create it anew.',
    }
  },
})
