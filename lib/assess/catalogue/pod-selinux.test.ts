import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { withContext } from '../testing/workload'
import { podSelinux } from './pod-selinux'

describe('k8s-pod-selinux', () => {
  judgesPods(podSelinux)
  const at = 'spec.template.spec.securityContext.seLinuxOptions'
  const own = 'spec.template.spec.containers[0].securityContext.seLinuxOptions'

  it('finds a type, user or role on the pod and on a container, and leaves the level', () => {
    const object = withContext(
      { seLinuxOptions: { type: 'spc_t', level: 's0:c1' } },
      { securityContext: { seLinuxOptions: { user: 'system_u', role: 'system_r' } } },
    )
    expect(judge(podSelinux, object)).toEqual([
      `${at}.user = "system_u"`,
      `${at}.role = "system_r"`,
      `${own}.type = "spc_t"`,
    ])
    expect(expectMended(podSelinux, object).spec).toMatchObject({
      template: { spec: { containers: [{ securityContext: { seLinuxOptions: { level: 's0:c1' } } }] } },
    })
  })

  it.each(['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'])(
    'allows type %j',
    (type) => {
      expect(judge(podSelinux, withContext({ seLinuxOptions: { type, user: '', role: null } }))).toBe('healthy')
    },
  )

  it('compares types letter by letter', () => {
    expect(judge(podSelinux, withContext({ seLinuxOptions: { type: 'Container_t' } }))).toEqual([
      `${own}.type = "Container_t"`,
    ])
  })
})
