import { describe, expect, it } from 'vitest'
import { expectMended, judge, messages, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podPrivileged } from './pod-privileged'

describe('k8s-pod-privileged', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podPrivileged, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podPrivileged, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podPrivileged, service)).toBe('not-applicable: the object has no pod template')
  })

  it('finds privileged containers, init containers too, and names them', () => {
    const object = workload('CronJob', {
      containers: [{ name: 'web' }],
      initContainers: [{ name: 'setup' }, { name: 'sysctl', securityContext: { privileged: true } }],
    })
    expect(judge(podPrivileged, object)).toEqual([
      'spec.jobTemplate.spec.template.spec.initContainers[1].securityContext.privileged = true',
    ])
    expect(messages(podPrivileged, object)).toEqual(['init container "sysctl" runs privileged'])
    expectMended(podPrivileged, object)
  })

  it('finds a privileged ephemeral container, which no patch can change', () => {
    const object = workload('Pod', {
      containers: [{ name: 'web' }],
      ephemeralContainers: [{ name: 'debugger', securityContext: { privileged: true } }],
    })
    expect(judge(podPrivileged, object)).toEqual(['spec.ephemeralContainers[0].securityContext.privileged = true'])
    expect(patchOf(podPrivileged, object)).toBeNull()
  })

  it('takes null for absent, as the API does', () => {
    expect(judge(podPrivileged, withContext({ privileged: null }))).toBe('healthy')
    expect(judge(podPrivileged, withContext(null))).toBe('healthy')
  })
})
