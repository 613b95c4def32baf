import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podRootGroup } from './pod-root-group'

describe('k8s-pod-root-group', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podRootGroup, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podRootGroup, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podRootGroup, service)).toBe('not-applicable: the object has no pod template')
  })

  const field = 'spec.template.spec.containers[0].securityContext.runAsGroup'

  it('finds group 0, its own or the pod’s', () => {
    expect(judge(podRootGroup, withContext({ runAsGroup: 0 }))).toEqual([`${field} = 0`])
    expect(judge(podRootGroup, withContext({}, { securityContext: { runAsGroup: 0 } }))).toEqual([`${field} = 0`])
    expectMended(podRootGroup, withContext({ runAsGroup: 0 }))
    expectMended(podRootGroup, withContext({}, { securityContext: { runAsGroup: 0 } }))
  })

  it('finds a user without a group, which means group 0', () => {
    expect(judge(podRootGroup, withContext({ runAsUser: 1000 }))).toEqual([field])
    expectMended(podRootGroup, withContext({ runAsUser: 1000 }))
    expect(judge(podRootGroup, withContext({ runAsUser: 1000 }, { securityContext: { runAsGroup: 1000 } }))).toBe(
      'healthy',
    )
  })

  it('finds 0 in fsGroup and supplementalGroups', () => {
    const object = withContext({}, { securityContext: { fsGroup: 0, supplementalGroups: [1000, 0] } })
    expect(judge(podRootGroup, object)).toEqual([
      'spec.template.spec.securityContext.fsGroup = 0',
      'spec.template.spec.securityContext.supplementalGroups[1] = 0',
    ])
    expect(expectMended(podRootGroup, object).spec).toMatchObject({
      template: { spec: { securityContext: { fsGroup: 10001, supplementalGroups: [1000] } } },
    })
  })

  it('has nothing to say when neither user nor group is set', () => {
    expect(judge(podRootGroup, withContext(null))).toBe('healthy')
  })
})
