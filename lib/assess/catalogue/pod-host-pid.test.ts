import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { podHostPid } from './pod-host-pid'

describe('k8s-pod-host-pid', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podHostPid, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podHostPid, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podHostPid, service)).toBe('not-applicable: the object has no pod template')
  })

  it.each([
    ['Pod', 'spec.hostPID'],
    ['DaemonSet', 'spec.template.spec.hostPID'],
    ['CronJob', 'spec.jobTemplate.spec.template.spec.hostPID'],
  ] as const)('finds it in a %s', (kind, path) => {
    const object = workload(kind, { ...hardened, hostPID: true })
    expect(judge(podHostPid, object)).toEqual([`${path} = true`])
    expectMended(podHostPid, object)
  })

  it('reads false and null as not shared', () => {
    expect(judge(podHostPid, workload('Pod', { ...hardened, hostPID: false }))).toBe('healthy')
    expect(judge(podHostPid, workload('Pod', { ...hardened, hostPID: null }))).toBe('healthy')
  })

  it('speaks even when no container is known', () => {
    expect(judge(podHostPid, workload('Pod', { hostPID: true }))).toEqual(['spec.hostPID = true'])
    expect(judge(podHostPid, workload('Pod', {}))).toBe('not-applicable: the pod template names no containers')
  })
})
