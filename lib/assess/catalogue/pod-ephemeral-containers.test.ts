import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { podEphemeralContainers } from './pod-ephemeral-containers'

describe('k8s-pod-ephemeral-containers', () => {
  it('finds what somebody put into a running pod', () => {
    const object = workload('Pod', { ...hardened, ephemeralContainers: [{ name: 'debugger-x2', image: 'busybox' }] })
    expect(judge(podEphemeralContainers, object)).toEqual(['spec.ephemeralContainers[0] = "busybox"'])
  })

  it('gives people a day in a young pod', () => {
    const object = workload('Pod', { ...hardened, ephemeralContainers: [{ name: 'debugger-x2' }] })
    const young = { ...object, metadata: { ...object.metadata, creationTimestamp: '2026-03-01T12:00:00Z' } }
    const at = (now: string) => ({ imageUsers: {}, now: new Date(now) })
    expect(judge(podEphemeralContainers, young, at('2026-03-02T11:59:59Z'))).toBe('healthy')
    expect(judge(podEphemeralContainers, young, at('2026-03-02T12:00:00Z'))).toHaveLength(1)
    expect(judge(podEphemeralContainers, object, at('2026-03-02T12:00:00Z'))).toHaveLength(1)
  })

  it('passes a pod without, and speaks of pods only', () => {
    expect(judge(podEphemeralContainers, workload('Pod', hardened))).toBe('healthy')
    expect(judge(podEphemeralContainers, workload('Deployment', hardened))).toBe(
      'not-applicable: only pods have debug containers',
    )
    expect(judge(podEphemeralContainers, service)).toBe('not-applicable: the object has no pod template')
  })
})
