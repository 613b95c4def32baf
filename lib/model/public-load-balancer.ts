import { asksForInternal } from './internal-load-balancer'
import type { Service } from './kubernetes-network'

/** True when the cloud is asked for a load balancer that nothing keeps inside the network. */
export function isPublicLoadBalancer({ metadata, spec }: Service): boolean {
  if (spec?.type !== 'LoadBalancer' || /internal/i.test(spec.loadBalancerClass ?? '')) return false
  return !asksForInternal(metadata.annotations ?? {})
}
