import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { podHostNetwork } from './pod-host-network'

describe('k8s-pod-host-network', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podHostNetwork, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podHostNetwork, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podHostNetwork, service)).toBe('not-applicable: the object has no pod template')
  })

  it.each([
    ['Pod', 'spec.hostNetwork'],
    ['DaemonSet', 'spec.template.spec.hostNetwork'],
    ['CronJob', 'spec.jobTemplate.spec.template.spec.hostNetwork'],
  ] as const)('finds it in a %s', (kind, path) => {
    const object = workload(kind, { ...hardened, hostNetwork: true })
    expect(judge(podHostNetwork, object)).toEqual([`${path} = true`])
    expectMended(podHostNetwork, object)
  })

  it('reads false and null as not shared', () => {
    expect(judge(podHostNetwork, workload('Pod', { ...hardened, hostNetwork: false }))).toBe('healthy')
    expect(judge(podHostNetwork, workload('Pod', { ...hardened, hostNetwork: null }))).toBe('healthy')
  })

  it('speaks even when no container is known', () => {
    expect(judge(podHostNetwork, workload('Pod', { hostNetwork: true }))).toEqual(['spec.hostNetwork = true'])
    expect(judge(podHostNetwork, workload('Pod', {}))).toBe('not-applicable: the pod template names no containers')
  })
})
