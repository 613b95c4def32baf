import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podSeccompDefault } from './pod-seccomp-default'

describe('k8s-pod-seccomp-default', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podSeccompDefault, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podSeccompDefault, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podSeccompDefault, service)).toBe('not-applicable: the object has no pod template')
  })

  it('skips Windows pods', () => {
    const windows = workload('Pod', { os: { name: 'windows' }, containers: [{ name: 'web' }] })
    expect(judge(podSeccompDefault, windows)).toBe('not-applicable: Windows pods do not have this setting')
    expect(patchOf(podSeccompDefault, windows)).toBeNull()
  })

  const field = 'spec.template.spec.containers[0].securityContext.seccompProfile.type'
  const profile = (type: string) => ({ seccompProfile: { type } })

  it('finds a container without any profile', () => {
    expect(judge(podSeccompDefault, withContext(null))).toEqual([field])
    expectMended(podSeccompDefault, withContext(null))
  })

  it('lets the container’s profile win over the pod’s, for better and worse', () => {
    const worse = withContext(profile('Unconfined'), { securityContext: profile('RuntimeDefault') })
    expect(judge(podSeccompDefault, worse)).toEqual([`${field} = "Unconfined"`])
    expectMended(podSeccompDefault, worse)
    expect(
      judge(podSeccompDefault, withContext(profile('Localhost'), { securityContext: profile('Unconfined') })),
    ).toBe('healthy')
  })

  it('points at the pod when its profile is the fault', () => {
    const object = withContext({}, { securityContext: profile('Unconfined') })
    expect(judge(podSeccompDefault, object)).toEqual([
      'spec.template.spec.securityContext.seccompProfile.type = "Unconfined"',
    ])
    expectMended(podSeccompDefault, object)
  })
})
