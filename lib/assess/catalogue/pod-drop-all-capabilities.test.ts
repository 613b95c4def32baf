import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podDropAllCapabilities } from './pod-drop-all-capabilities'

describe('k8s-pod-drop-all-capabilities', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podDropAllCapabilities, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podDropAllCapabilities, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podDropAllCapabilities, service)).toBe('not-applicable: the object has no pod template')
  })

  it('skips Windows pods', () => {
    const windows = workload('Pod', { os: { name: 'windows' }, containers: [{ name: 'web' }] })
    expect(judge(podDropAllCapabilities, windows)).toBe('not-applicable: Windows pods do not have this setting')
    expect(patchOf(podDropAllCapabilities, windows)).toBeNull()
  })

  const field = 'spec.template.spec.containers[0].securityContext.capabilities.drop'

  it.each([[null], [{ capabilities: { add: ['CHOWN'] } }]])('finds a container that drops nothing: %j', (context) => {
    expect(judge(podDropAllCapabilities, withContext(context))).toEqual([field])
    expectMended(podDropAllCapabilities, withContext(context))
  })

  it('wants ALL to the letter, as the admission plug-in does', () => {
    const object = withContext({ capabilities: { drop: ['all', 'NET_RAW'] } })
    expect(judge(podDropAllCapabilities, object)).toEqual([`${field} = ["all","NET_RAW"]`])
    expectMended(podDropAllCapabilities, object)
  })

  it('lets capabilities be added back', () => {
    expect(judge(podDropAllCapabilities, withContext({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } }))).toBe(
      'healthy',
    )
  })
})
