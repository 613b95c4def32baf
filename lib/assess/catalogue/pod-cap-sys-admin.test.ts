import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podCapSysAdmin } from './pod-cap-sys-admin'

describe('k8s-pod-cap-sys-admin', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podCapSysAdmin, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podCapSysAdmin, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podCapSysAdmin, service)).toBe('not-applicable: the object has no pod template')
  })

  it.each(['SYS_ADMIN', 'ALL', 'CAP_SYS_ADMIN', 'sys_admin'])('finds %s', (name) => {
    const object = withContext({ capabilities: { add: ['CHOWN', name] } })
    expect(judge(podCapSysAdmin, object)).toEqual([
      `spec.template.spec.containers[0].securityContext.capabilities.add[1] = "${name}"`,
    ])
    expectMended(podCapSysAdmin, object)
  })

  it.each(['SYS_ADMINISTRATOR', 'SYS_TIME', 'SYS_PTRACE'])('leaves %s to other checks', (name) => {
    expect(judge(podCapSysAdmin, withContext({ capabilities: { add: [name] } }))).toBe('healthy')
  })
})
