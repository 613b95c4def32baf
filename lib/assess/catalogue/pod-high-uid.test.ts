import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podHighUid } from './pod-high-uid'

describe('k8s-pod-high-uid', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podHighUid, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podHighUid, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podHighUid, service)).toBe('not-applicable: the object has no pod template')
  })

  it('finds low numbers of the container and of the pod, each where it stands', () => {
    const object = withContext({ runAsUser: 1000 }, { securityContext: { runAsGroup: 10000 } })
    expect(judge(podHighUid, object)).toEqual([
      'spec.template.spec.containers[0].securityContext.runAsUser = 1000',
      'spec.template.spec.securityContext.runAsGroup = 10000',
    ])
    expectMended(podHighUid, object)
  })

  it('draws the line above 10000', () => {
    expect(judge(podHighUid, withContext({ runAsUser: 10001, runAsGroup: 10001 }))).toBe('healthy')
    expect(judge(podHighUid, withContext({ runAsUser: 0 }))).toEqual([
      'spec.template.spec.containers[0].securityContext.runAsUser = 0',
    ])
  })

  it('ignores a low number on the pod that every container overrides', () => {
    expect(judge(podHighUid, withContext({ runAsUser: 20000 }, { securityContext: { runAsUser: 5 } }))).toBe('healthy')
  })

  it('has nothing to say about what is not set', () => {
    expect(judge(podHighUid, withContext(null))).toBe('healthy')
  })
})
