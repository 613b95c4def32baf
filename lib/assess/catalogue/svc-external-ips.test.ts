import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { service } from '../testing/workload'
import { svcExternalIps } from './svc-external-ips'

describe('k8s-svc-external-ips', () => {
  it('finds every address', () => {
    const object = { ...service, spec: { type: 'ClusterIP', externalIPs: ['8.8.8.8', '10.0.0.1'] } }
    expect(judge(svcExternalIps, object)).toEqual([
      'spec.externalIPs[0] = "8.8.8.8"',
      'spec.externalIPs[1] = "10.0.0.1"',
    ])
    expectMended(svcExternalIps, object)
  })

  it.each([[], null])('passes %j', (externalIPs) => {
    expect(judge(svcExternalIps, { ...service, spec: { externalIPs } })).toBe('healthy')
  })
})
