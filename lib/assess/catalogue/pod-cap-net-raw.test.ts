import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podCapNetRaw } from './pod-cap-net-raw'

describe('k8s-pod-cap-net-raw', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podCapNetRaw, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podCapNetRaw, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podCapNetRaw, service)).toBe('not-applicable: the object has no pod template')
  })

  it('skips Windows pods', () => {
    const windows = workload('Pod', { os: { name: 'windows' }, containers: [{ name: 'web' }] })
    expect(judge(podCapNetRaw, windows)).toBe('not-applicable: Windows pods do not have this setting')
    expect(patchOf(podCapNetRaw, windows)).toBeNull()
  })

  const at = 'spec.template.spec.containers[0].securityContext.capabilities'

  it('finds a container that drops nothing, because runtimes grant NET_RAW by default', () => {
    expect(judge(podCapNetRaw, withContext(null))).toEqual([`${at}.drop`])
    expectMended(podCapNetRaw, withContext(null))
  })

  it.each(['ALL', 'NET_RAW'])('is content with dropping %s', (name) => {
    expect(judge(podCapNetRaw, withContext({ capabilities: { drop: [name] } }))).toBe('healthy')
  })

  it.each(['NET_RAW', 'CAP_NET_RAW', 'ALL'])('finds %s added back after dropping ALL', (name) => {
    const object = withContext({ capabilities: { drop: ['ALL'], add: ['CHOWN', name] } })
    expect(judge(podCapNetRaw, object)).toEqual([`${at}.add[1] = "${name}"`])
    expectMended(podCapNetRaw, object)
  })

  it('keeps what is dropped already', () => {
    const object = withContext({ capabilities: { drop: ['MKNOD'] } })
    expect(judge(podCapNetRaw, object)).toEqual([`${at}.drop = ["MKNOD"]`])
    expect(expectMended(podCapNetRaw, object).spec).toMatchObject({
      template: { spec: { containers: [{ securityContext: { capabilities: { drop: ['MKNOD', 'NET_RAW'] } } }] } },
    })
  })
})
