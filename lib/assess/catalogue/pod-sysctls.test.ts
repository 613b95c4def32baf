import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, workload } from '../testing/workload'
import { podSysctls } from './pod-sysctls'

describe('k8s-pod-sysctls', () => {
  judgesPods(podSysctls)

  const setting = (...names: string[]) =>
    workload('Deployment', {
      ...hardened,
      securityContext: { sysctls: names.map((name) => ({ name, value: '1' })) },
    })

  it('finds what is not on the list and keeps the rest', () => {
    const object = setting('net.ipv4.tcp_syncookies', 'kernel.msgmax', 'net.core.somaxconn')
    const path = 'spec.template.spec.securityContext.sysctls'
    expect(judge(podSysctls, object)).toEqual([
      `${path}[1].name = "kernel.msgmax"`,
      `${path}[2].name = "net.core.somaxconn"`,
    ])
    expect(expectMended(podSysctls, object).spec).toMatchObject({
      template: { spec: { securityContext: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] } } },
    })
  })

  it.each(['net.ipv4.ip_local_reserved_ports', 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_rmem'])(
    'passes %s, which later versions of the standard added',
    (name) => {
      expect(judge(podSysctls, setting(name))).toBe('healthy')
    },
  )

  it('reads both spellings of a name', () => {
    expect(judge(podSysctls, setting('net/ipv4/tcp_syncookies'))).toBe('healthy')
  })

  it('asks the list that people have set', () => {
    const own = { allowedSysctls: ['net.core.somaxconn'] }
    expect(judge(podSysctls, setting('net.core.somaxconn'), undefined, own)).toBe('healthy')
    expect(judge(podSysctls, setting('net.ipv4.tcp_rmem'), undefined, own)).toHaveLength(1)
  })
})
