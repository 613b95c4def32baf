import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { service } from '../testing/workload'
import { svcPublicLb } from './svc-public-lb'

describe('k8s-svc-public-lb', () => {
  const balanced = (annotations: Record<string, string> = {}, spec = {}) => ({
    ...service,
    metadata: { ...service.metadata, annotations },
    spec: { type: 'LoadBalancer', ...spec },
  })

  it('finds a load balancer that nothing keeps inside', () => {
    expect(judge(svcPublicLb, balanced())).toEqual(['spec.type = "LoadBalancer"'])
    expect(patchOf(svcPublicLb, balanced())).toBeNull()
  })

  it.each([
    ['service.beta.kubernetes.io/azure-load-balancer-internal', 'true'],
    ['service.beta.kubernetes.io/aws-load-balancer-scheme', 'internal'],
    ['service.beta.kubernetes.io/aws-load-balancer-internal', '0.0.0.0/0'],
    ['networking.gke.io/load-balancer-type', 'Internal'],
    ['service.beta.kubernetes.io/openstack-internal-load-balancer', 'true'],
  ])('believes %s: %s', (name, value) => {
    expect(judge(svcPublicLb, balanced({ [name]: value }))).toBe('healthy')
  })

  it('is not taken in by the annotation with the opposite value', () => {
    const object = balanced({ 'service.beta.kubernetes.io/azure-load-balancer-internal': 'false' })
    expect(judge(svcPublicLb, object)).toHaveLength(1)
    expectMended(svcPublicLb, object)
  })

  it('tells the cloud in its own words where the object names it', () => {
    const mended = expectMended(svcPublicLb, balanced({ 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' }))
    expect(mended.metadata.annotations).toMatchObject({
      'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
    })
    expectMended(svcPublicLb, balanced({ 'cloud.google.com/neg': '{}' }))
    expectMended(svcPublicLb, balanced({}, { loadBalancerClass: 'service.k8s.aws/nlb' }))
  })

  it.each([
    { type: 'ClusterIP' },
    { type: 'NodePort' },
    {},
    { type: 'LoadBalancer', loadBalancerClass: 'acme.io/internal' },
  ])('passes %j', (spec) => {
    expect(judge(svcPublicLb, { ...service, spec })).toBe('healthy')
  })
})
