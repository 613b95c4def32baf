import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podReadonlyRootfs } from './pod-readonly-rootfs'

describe('k8s-pod-readonly-rootfs', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podReadonlyRootfs, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podReadonlyRootfs, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podReadonlyRootfs, service)).toBe('not-applicable: the object has no pod template')
  })

  it('skips Windows pods', () => {
    const windows = workload('Pod', { os: { name: 'windows' }, containers: [{ name: 'web' }] })
    expect(judge(podReadonlyRootfs, windows)).toBe('not-applicable: Windows pods do not have this setting')
    expect(patchOf(podReadonlyRootfs, windows)).toBeNull()
  })

  it.each([
    [null, ''],
    [{ readOnlyRootFilesystem: false }, ' = false'],
  ])('finds a writable root file system: %j', (context, value) => {
    const object = withContext(context)
    expect(judge(podReadonlyRootfs, object)).toEqual([
      `spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem${value}`,
    ])
    expectMended(podReadonlyRootfs, object)
  })

  it('warns in the patch that the program may need scratch space', () => {
    expect(podReadonlyRootfs.patch?.(withContext(null))).toMatch(/^# Mount an emptyDir/)
  })

  it('looks at init containers and sidecars too', () => {
    const object = workload('Pod', { ...hardened, initContainers: [{ name: 'mesh', restartPolicy: 'Always' }] })
    expect(judge(podReadonlyRootfs, object)).toEqual(['spec.initContainers[0].securityContext.readOnlyRootFilesystem'])
  })
})
