import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { podHostIpc } from './pod-host-ipc'

describe('k8s-pod-host-ipc', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podHostIpc, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podHostIpc, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podHostIpc, service)).toBe('not-applicable: the object has no pod template')
  })

  it.each([
    ['Pod', 'spec.hostIPC'],
    ['DaemonSet', 'spec.template.spec.hostIPC'],
    ['CronJob', 'spec.jobTemplate.spec.template.spec.hostIPC'],
  ] as const)('finds it in a %s', (kind, path) => {
    const object = workload(kind, { ...hardened, hostIPC: true })
    expect(judge(podHostIpc, object)).toEqual([`${path} = true`])
    expectMended(podHostIpc, object)
  })

  it('reads false and null as not shared', () => {
    expect(judge(podHostIpc, workload('Pod', { ...hardened, hostIPC: false }))).toBe('healthy')
    expect(judge(podHostIpc, workload('Pod', { ...hardened, hostIPC: null }))).toBe('healthy')
  })

  it('speaks even when no container is known', () => {
    expect(judge(podHostIpc, workload('Pod', { hostIPC: true }))).toEqual(['spec.hostIPC = true'])
    expect(judge(podHostIpc, workload('Pod', {}))).toBe('not-applicable: the pod template names no containers')
  })
})
