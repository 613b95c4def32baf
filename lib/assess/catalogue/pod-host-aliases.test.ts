import { describe, expect, it } from 'vitest'
import { expectMended, judge, messages } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, workload } from '../testing/workload'
import { podHostAliases } from './pod-host-aliases'

describe('k8s-pod-host-aliases', () => {
  judgesPods(podHostAliases)

  it('finds aliases and takes them away', () => {
    const object = workload('Deployment', {
      ...hardened,
      hostAliases: [{ ip: '10.0.0.7', hostnames: ['db', 'queue'] }, { ip: '10.0.0.8' }],
    })
    expect(judge(podHostAliases, object)).toEqual([
      'spec.template.spec.hostAliases[0].ip = "10.0.0.7"',
      'spec.template.spec.hostAliases[1].ip = "10.0.0.8"',
    ])
    expect(messages(podHostAliases, object)[0]).toBe('/etc/hosts sends db, queue to 10.0.0.7')
    expectMended(podHostAliases, object)
  })

  it('passes an empty list', () => {
    expect(judge(podHostAliases, workload('Deployment', { ...hardened, hostAliases: [] }))).toBe('healthy')
  })
})
