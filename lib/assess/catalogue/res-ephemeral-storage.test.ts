import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, workload } from '../testing/workload'
import { resEphemeralStorage } from './res-ephemeral-storage'

describe('k8s-res-ephemeral-storage', () => {
  judgesPods(resEphemeralStorage)
  const volumes = [
    { name: 'scratch', emptyDir: {} },
    { name: 'shm', emptyDir: { medium: 'Memory' } },
    { name: 'small', emptyDir: { sizeLimit: '10Mi' } },
  ]

  it('finds containers without a limit and volumes that nothing bounds then', () => {
    const object = workload('Deployment', { containers: [{ name: 'web' }], volumes })
    expect(judge(resEphemeralStorage, object)).toEqual([
      'spec.template.spec.containers[0].resources.limits.ephemeral-storage',
      'spec.template.spec.volumes[0].emptyDir.sizeLimit',
    ])
    expectMended(resEphemeralStorage, object)
  })

  it('leaves volumes alone that the limits of all containers bound', () => {
    expect(judge(resEphemeralStorage, workload('Deployment', { ...hardened, volumes }))).toBe('healthy')
  })

  it('does not ask debug containers', () => {
    const object = workload('Pod', { ...hardened, ephemeralContainers: [{ name: 'debug' }] })
    expect(judge(resEphemeralStorage, object)).toBe('healthy')
  })
})
