import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { withContext, workload } from '../testing/workload'
import { podLinuxHardening } from './pod-linux-hardening'

describe('k8s-pod-linux-hardening', () => {
  judgesPods(podLinuxHardening)
  const at = 'spec.template.spec.containers[0].securityContext'

  it('finds a container that asks for nothing', () => {
    expect(judge(podLinuxHardening, withContext(null))).toEqual([at])
    expectMended(podLinuxHardening, withContext(null))
  })

  it('counts Unconfined and empty lists as nothing', () => {
    const off = { seccompProfile: { type: 'Unconfined' }, appArmorProfile: { type: 'Unconfined' } }
    const object = withContext({ ...off, capabilities: { drop: [] } })
    expect(judge(podLinuxHardening, object)).toEqual([at])
    expectMended(podLinuxHardening, object)
  })

  it.each([
    { seccompProfile: { type: 'Localhost' } },
    { appArmorProfile: { type: 'RuntimeDefault' } },
    { seLinuxOptions: { level: 's0' } },
    { capabilities: { drop: ['NET_RAW'] } },
  ])('is content with %j', (context) => {
    expect(judge(podLinuxHardening, withContext(context))).toBe('healthy')
  })

  it('reads profiles of the pod and old annotations', () => {
    expect(
      judge(podLinuxHardening, withContext(null, { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } })),
    ).toBe('healthy')
    const annotated = (value: string) =>
      workload(
        'Deployment',
        { containers: [{ name: 'web' }] },
        { 'container.apparmor.security.beta.kubernetes.io/web': value },
      )
    expect(judge(podLinuxHardening, annotated('runtime/default'))).toBe('healthy')
    expect(judge(podLinuxHardening, annotated('unconfined'))).toEqual([at])
  })

  it('does not ask Windows pods', () => {
    expect(judge(podLinuxHardening, withContext(null, { os: { name: 'windows' } }))).toMatch(/^not-applicable: Windows/)
  })
})
