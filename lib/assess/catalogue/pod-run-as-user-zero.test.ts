import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podRunAsUserZero } from './pod-run-as-user-zero'

describe('k8s-pod-run-as-user-zero', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podRunAsUserZero, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podRunAsUserZero, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podRunAsUserZero, service)).toBe('not-applicable: the object has no pod template')
  })

  it('finds user 0 on a container', () => {
    expect(judge(podRunAsUserZero, withContext({ runAsUser: 0 }))).toEqual([
      'spec.template.spec.containers[0].securityContext.runAsUser = 0',
    ])
    expectMended(podRunAsUserZero, withContext({ runAsUser: 0 }))
  })

  it('finds user 0 on the pod, though the container overrides it', () => {
    const object = withContext({ runAsUser: 1000 }, { securityContext: { runAsUser: 0 } })
    expect(judge(podRunAsUserZero, object)).toEqual(['spec.template.spec.securityContext.runAsUser = 0'])
    expectMended(podRunAsUserZero, object)
  })

  it('leaves an absent user to other checks', () => {
    expect(judge(podRunAsUserZero, withContext(null))).toBe('healthy')
  })

  it('exempts pods with a user namespace of their own', () => {
    expect(judge(podRunAsUserZero, withContext({ runAsUser: 0 }, { hostUsers: false }))).toContain('not-applicable')
    expect(Array.isArray(judge(podRunAsUserZero, withContext({ runAsUser: 0 }, { hostUsers: true })))).toBe(true)
  })
})
