import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podImageUserRoot } from './pod-image-user-root'

describe('k8s-pod-image-user-root', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podImageUserRoot, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podImageUserRoot, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podImageUserRoot, service)).toBe('not-applicable: the object has no pod template')
  })

  it('skips Windows pods', () => {
    const windows = workload('Pod', { os: { name: 'windows' }, containers: [{ name: 'web' }] })
    expect(judge(podImageUserRoot, windows)).toBe('not-applicable: Windows pods do not have this setting')
    expect(patchOf(podImageUserRoot, windows)).toBeNull()
  })

  const users = (user: string | null) => ({ imageUsers: { 'shop/web:1.4': user } })

  it.each(['', null, '0', 'root', '0:0', 'root:root', ':1000', '00'])('finds an image with USER %j', (user) => {
    expect(judge(podImageUserRoot, withContext(null), users(user))).toEqual([
      'spec.template.spec.containers[0].image = "shop/web:1.4"',
    ])
    expectMended(podImageUserRoot, withContext(null), users(user))
  })

  it.each(['10001', 'nginx', '1000:0', 'rooty'])('passes an image with USER %s', (user) => {
    expect(judge(podImageUserRoot, withContext(null), users(user))).toBe('healthy')
  })

  it('does not guess about images that nobody scanned', () => {
    expect(judge(podImageUserRoot, withContext(null))).toBe('not-applicable: image not scanned')
    const hostile = workload('Pod', { containers: [{ name: 'web', image: '__proto__' }, { name: 'old' }] })
    expect(judge(podImageUserRoot, hostile)).toBe('not-applicable: image not scanned')
  })

  it('fails on one image of root, though another is unknown', () => {
    const object = workload('Pod', {
      containers: [
        { name: 'a', image: 'a' },
        { name: 'b', image: 'b' },
      ],
    })
    expect(judge(podImageUserRoot, object, { imageUsers: { b: 'root' } })).toEqual(['spec.containers[1].image = "b"'])
  })

  it('needs no image when the pod decides', () => {
    expect(judge(podImageUserRoot, withContext({ runAsUser: 1000 }))).toBe('healthy')
    expect(judge(podImageUserRoot, withContext(null, { securityContext: { runAsNonRoot: true } }))).toBe('healthy')
  })
})
