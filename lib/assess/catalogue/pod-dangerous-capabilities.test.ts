import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podDangerousCapabilities } from './pod-dangerous-capabilities'

describe('k8s-pod-dangerous-capabilities', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podDangerousCapabilities, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podDangerousCapabilities, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podDangerousCapabilities, service)).toBe('not-applicable: the object has no pod template')
  })

  it.each(['ALL', 'SYS_PTRACE', 'SYS_MODULE', 'NET_ADMIN', 'BPF', 'DAC_READ_SEARCH', 'CAP_SYSLOG', 'sys_rawio'])(
    'finds %s',
    (name) => {
      const object = withContext({ capabilities: { drop: ['ALL'], add: [name, 'CHOWN'] } })
      expect(judge(podDangerousCapabilities, object)).toEqual([
        `spec.template.spec.containers[0].securityContext.capabilities.add[0] = "${name}"`,
      ])
      expectMended(podDangerousCapabilities, object)
    },
  )

  it.each(['DAC_OVERRIDE', 'SETPCAP', 'NET_BIND_SERVICE'])(
    'does not call %s dangerous, which the baseline allows',
    (name) => {
      expect(judge(podDangerousCapabilities, withContext({ capabilities: { add: [name] } }))).toBe('healthy')
    },
  )
})
