import { serviceSchema, type Service } from '@/lib/model/kubernetes-network'
import { kindCheck } from '../kind-check'
import { keyed } from '../pod'
import { isPublicLoadBalancer } from '@/lib/model/public-load-balancer'
import { proof } from '../verdict'

const annotation = 'service.beta.kubernetes.io/load-balancer-source-ranges'
const everywhere = /^(?:0\.0\.0\.0|::)\/0$/

/** The ranges and where they stand: the field, or the annotation that did its work before. */
function rangesOf({ metadata, spec }: Service): { at: string; ranges: string[] } {
  const field = spec?.loadBalancerSourceRanges ?? []
  const written = metadata.annotations?.[annotation]
  if (field.length > 0 || !written) return { at: 'spec.loadBalancerSourceRanges', ranges: field }
  return { at: keyed('metadata.annotations', annotation), ranges: written.split(',').map((range) => range.trim()) }
}

export const svcLbSourceRanges = kindCheck({
  id: 'k8s-svc-lb-source-ranges',
  name: 'Public load balancers should restrict source ranges',
  description:
    'A public load balancer without source ranges takes connections from every address there is. Most services are called from a few networks, and those can be named.',
  severity: 'low',
  control: 'network-access',
  remediation: [
    'List the networks that may connect in `spec.loadBalancerSourceRanges`.',
    'Exempt what is meant for everybody, such as the front door of a shop.',
  ],
  ignoresExclusions: true,
  mappings: { nsa: ['NET-pol'], kubescape: ['C-0256'] },
  assetKinds: ['service'],
  kinds: { Service: [''] },
  schema: serviceSchema,
  inspect: (service) => {
    if (!isPublicLoadBalancer(service)) return { unknown: 'the service is no public load balancer' }
    const { at, ranges } = rangesOf(service)
    if (ranges.length === 0) return [proof(at, undefined, 'every address may connect: no source ranges are set')]
    return ranges.some((range) => everywhere.test(range)) ? [proof(at, ranges, 'every address may connect')] : []
  },
})
