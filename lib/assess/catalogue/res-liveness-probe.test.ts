import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardenedContainer, workload } from '../testing/workload'
import { resLivenessProbe } from './res-liveness-probe'

describe('k8s-res-liveness-probe', () => {
  judgesPods(resLivenessProbe)

  it('finds containers and sidecars without one, but asks no init or debug container', () => {
    const object = workload('Pod', {
      containers: [hardenedContainer('web'), { name: 'ok', livenessProbe: { exec: { command: ['true'] } } }],
      initContainers: [{ name: 'setup' }, { name: 'mesh', restartPolicy: 'Always' }],
      ephemeralContainers: [{ name: 'debug' }],
    })
    expect(judge(resLivenessProbe, object)).toEqual([
      'spec.containers[0].livenessProbe',
      'spec.initContainers[1].livenessProbe',
    ])
  })

  it.each(['Job', 'CronJob'] as const)('does not ask a %s', (kind) => {
    expect(judge(resLivenessProbe, workload(kind, { containers: [{ name: 'web' }] }))).toBe(
      'not-applicable: jobs end by themselves',
    )
  })
})
