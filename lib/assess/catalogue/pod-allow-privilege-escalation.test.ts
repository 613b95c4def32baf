import { describe, expect, it } from 'vitest'
import { expectMended, judge, messages, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podAllowPrivilegeEscalation } from './pod-allow-privilege-escalation'

describe('k8s-pod-allow-privilege-escalation', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podAllowPrivilegeEscalation, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podAllowPrivilegeEscalation, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podAllowPrivilegeEscalation, service)).toBe('not-applicable: the object has no pod template')
  })

  it('skips Windows pods', () => {
    const windows = workload('Pod', { os: { name: 'windows' }, containers: [{ name: 'web' }] })
    expect(judge(podAllowPrivilegeEscalation, windows)).toBe('not-applicable: Windows pods do not have this setting')
    expect(patchOf(podAllowPrivilegeEscalation, windows)).toBeNull()
  })

  const field = 'spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation'

  it('takes an absent field for permission', () => {
    expect(judge(podAllowPrivilegeEscalation, withContext(null))).toEqual([field])
    expect(judge(podAllowPrivilegeEscalation, withContext({ allowPrivilegeEscalation: true }))).toEqual([
      `${field} = true`,
    ])
    expectMended(podAllowPrivilegeEscalation, withContext(null))
    expectMended(podAllowPrivilegeEscalation, withContext({ allowPrivilegeEscalation: true }))
  })

  it.each([
    [{ privileged: true }, 'it is privileged'],
    [{ capabilities: { add: ['CAP_SYS_ADMIN', 'CHOWN'] } }, 'it adds SYS_ADMIN'],
    [{ capabilities: { add: ['ALL'] } }, 'it adds SYS_ADMIN'],
  ])('does not believe false beside %j', (context, cause) => {
    const object = withContext({ allowPrivilegeEscalation: false, ...context })
    expect(judge(podAllowPrivilegeEscalation, object)).toEqual([`${field} = false`])
    expect(messages(podAllowPrivilegeEscalation, object).join('')).toContain(cause)
    expectMended(podAllowPrivilegeEscalation, object)
  })

  it('keeps the other capabilities when it takes SYS_ADMIN away', () => {
    const object = withContext({ capabilities: { add: ['SYS_ADMIN', 'CHOWN'], drop: ['ALL'] } })
    expect(expectMended(podAllowPrivilegeEscalation, object).spec).toMatchObject({
      template: { spec: { containers: [{ securityContext: { capabilities: { add: ['CHOWN'], drop: ['ALL'] } } }] } },
    })
  })
})
