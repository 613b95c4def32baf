import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podAddedCapabilities } from './pod-added-capabilities'

describe('k8s-pod-added-capabilities', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podAddedCapabilities, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podAddedCapabilities, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podAddedCapabilities, service)).toBe('not-applicable: the object has no pod template')
  })

  it('finds what the baseline does not allow and keeps the rest', () => {
    const object = withContext({ capabilities: { add: ['CHOWN', 'SYS_TIME', 'NET_BIND_SERVICE'] } })
    expect(judge(podAddedCapabilities, object)).toEqual([
      'spec.template.spec.containers[0].securityContext.capabilities.add[1] = "SYS_TIME"',
    ])
    expect(expectMended(podAddedCapabilities, object).spec).toMatchObject({
      template: {
        spec: { containers: [{ securityContext: { capabilities: { add: ['CHOWN', 'NET_BIND_SERVICE'] } } }] },
      },
    })
  })

  it.each(['CAP_CHOWN', 'chown', 'ALL', 'NET_RAW'])('compares literally: %s fails', (name) => {
    const object = withContext({ capabilities: { add: [name] } })
    expect(judge(podAddedCapabilities, object)).toHaveLength(1)
    expectMended(podAddedCapabilities, object)
  })
})
