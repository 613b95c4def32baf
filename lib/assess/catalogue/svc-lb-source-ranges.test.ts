import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { service } from '../testing/workload'
import { svcLbSourceRanges } from './svc-lb-source-ranges'

describe('k8s-svc-lb-source-ranges', () => {
  const balanced = (loadBalancerSourceRanges?: string[], annotations = {}) => ({
    ...service,
    metadata: { ...service.metadata, annotations },
    spec: { type: 'LoadBalancer', loadBalancerSourceRanges },
  })
  const annotation = 'service.beta.kubernetes.io/load-balancer-source-ranges'

  it('finds a public load balancer open to all, of either family', () => {
    expect(judge(svcLbSourceRanges, balanced())).toEqual(['spec.loadBalancerSourceRanges'])
    expect(judge(svcLbSourceRanges, balanced(['10.0.0.0/8', '0.0.0.0/0']))).toHaveLength(1)
    expect(judge(svcLbSourceRanges, balanced(['::/0']))).toHaveLength(1)
  })

  it('passes one that names its networks, in the field or in the annotation', () => {
    expect(judge(svcLbSourceRanges, balanced(['198.51.100.0/24']))).toBe('healthy')
    expect(judge(svcLbSourceRanges, balanced([], { [annotation]: '198.51.100.0/24, 203.0.113.7/32' }))).toBe('healthy')
    expect(judge(svcLbSourceRanges, balanced([], { [annotation]: '198.51.100.0/24, 0.0.0.0/0' }))).toHaveLength(1)
  })

  it('asks neither internal load balancers nor other services', () => {
    const internal = { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' }
    for (const object of [balanced([], internal), service]) {
      expect(judge(svcLbSourceRanges, object)).toBe('not-applicable: the service is no public load balancer')
    }
  })
})
