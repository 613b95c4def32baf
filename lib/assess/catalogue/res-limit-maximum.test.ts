import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { judge } from '../testing/judge'
import { hardened, workload } from '../testing/workload'
import { resLimitMaximum } from './res-limit-maximum'

describe('k8s-res-limit-maximum', () => {
  const object = workload('Deployment', {
    containers: [
      { name: 'web', resources: { limits: { cpu: '1500m', memory: '2Gi' }, requests: { cpu: '1200m' } } },
      { name: 'log', resources: { limits: { cpu: 0.1 } } },
      { name: 'odd', resources: { limits: { cpu: 'much' } } },
    ],
  })
  const at = 'spec.template.spec.containers[0].resources.limits'

  it('says nothing until a maximum is set', () => {
    expect(judge(resLimitMaximum, object)).toBe('not-applicable: no maximum is set in this environment')
  })

  it('compares amounts, not texts, and lowers a request along with its limit', () => {
    const one = { maximumCpu: '1' }
    expect(judge(resLimitMaximum, object, undefined, one)).toEqual([`${at}.cpu = "1500m"`])
    expect(parse(resLimitMaximum.patch?.(object, one) ?? '').spec.template.spec.containers).toEqual([
      { name: 'web', resources: { limits: { cpu: '1' }, requests: { cpu: '1' } } },
    ])
    expect(judge(resLimitMaximum, object, undefined, { maximumMemory: '2000M' })).toEqual([`${at}.memory = "2Gi"`])
  })

  it('passes what is no more than the maximum', () => {
    expect(judge(resLimitMaximum, object, undefined, { maximumCpu: '1.5', maximumMemory: '2048Mi' })).toBe('healthy')
    expect(judge(resLimitMaximum, workload('Pod', hardened), undefined, { maximumCpu: '500m' })).toBe('healthy')
  })
})
