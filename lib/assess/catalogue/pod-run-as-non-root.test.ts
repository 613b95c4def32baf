import { describe, expect, it } from 'vitest'
import { expectMended, judge, messages, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podRunAsNonRoot } from './pod-run-as-non-root'

describe('k8s-pod-run-as-non-root', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podRunAsNonRoot, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podRunAsNonRoot, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podRunAsNonRoot, service)).toBe('not-applicable: the object has no pod template')
  })

  const field = 'spec.template.spec.containers[0].securityContext.runAsNonRoot'

  it('finds a container that nothing keeps from root', () => {
    expect(judge(podRunAsNonRoot, withContext(null))).toEqual([field])
    expectMended(podRunAsNonRoot, withContext(null))
  })

  it('lets a container overrule the pod, for worse', () => {
    const object = withContext({ runAsNonRoot: false }, { securityContext: { runAsNonRoot: true } })
    expect(judge(podRunAsNonRoot, object)).toEqual([`${field} = false`])
    expectMended(podRunAsNonRoot, object)
  })

  it('finds an explicit false on the pod, though its containers refuse root', () => {
    const object = withContext({ runAsNonRoot: true }, { securityContext: { runAsNonRoot: false, runAsUser: 0 } })
    expect(judge(podRunAsNonRoot, object)).toEqual(['spec.template.spec.securityContext.runAsNonRoot = false'])
    expectMended(podRunAsNonRoot, object)
  })

  it('passes when every container says so itself', () => {
    expect(judge(podRunAsNonRoot, withContext({ runAsNonRoot: true }))).toBe('healthy')
  })

  it('fails a user above 0 without the promise, and says so', () => {
    const object = withContext({ runAsUser: 1000 })
    expect(messages(podRunAsNonRoot, object)).toEqual([
      'container "web" may run as root; it runs as user 1000, but nothing enforces that',
    ])
  })

  it('applies to Windows pods', () => {
    expect(judge(podRunAsNonRoot, withContext(null, { os: { name: 'windows' } }))).toEqual([field])
  })

  it('exempts pods with a user namespace of their own', () => {
    expect(judge(podRunAsNonRoot, withContext(null, { hostUsers: false }))).toContain(
      'not-applicable: the pod has its own',
    )
  })
})
