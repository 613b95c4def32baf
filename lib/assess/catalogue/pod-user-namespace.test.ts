import { describe, expect, it } from 'vitest'
import { expectMended, judge, messages, patchOf } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, withContext, workload } from '../testing/workload'
import { podUserNamespace } from './pod-user-namespace'

describe('k8s-pod-user-namespace', () => {
  judgesPods(podUserNamespace)

  it('finds root and added capabilities without a user namespace', () => {
    const object = withContext({ capabilities: { add: ['SYS_TIME'] } })
    expect(judge(podUserNamespace, object)).toEqual(['spec.template.spec.hostUsers'])
    expect(messages(podUserNamespace, object)).toEqual([
      'the pod may run as root and adds capabilities among the users of its node',
    ])
    expectMended(podUserNamespace, object)
  })

  it('asks nothing of a pod that needs no root', () => {
    expect(judge(podUserNamespace, workload('Deployment', { ...hardened, hostUsers: true }))).toBe('healthy')
  })

  it('does not ask for what the API refuses', () => {
    expect(judge(podUserNamespace, withContext(null, { hostPID: true }))).toBe(
      'not-applicable: a pod in a namespace of its node cannot have a user namespace of its own',
    )
    expect(patchOf(podUserNamespace, withContext(null, { hostPID: true }))).toBeNull()
    expect(judge(podUserNamespace, withContext(null, { os: { name: 'windows' } }))).toMatch(/^not-applicable: Windows/)
  })
})
