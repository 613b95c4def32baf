import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { resCpuLimit } from './res-cpu-limit'

describe('k8s-res-cpu-limit', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(resCpuLimit, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(resCpuLimit, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(resCpuLimit, service)).toBe('not-applicable: the object has no pod template')
  })

  const withResources = (resources: unknown, pod = {}) =>
    workload('Deployment', { ...pod, containers: [{ name: 'web', resources }] })
  const field = 'spec.template.spec.containers[0].resources.limits.cpu'

  it('finds a container without a limit and gives it one to start from', () => {
    const object = withResources({ limits: { memory: '1' } })
    expect(judge(resCpuLimit, object)).toEqual([field])
    expect(expectMended(resCpuLimit, object).spec).toMatchObject({
      template: { spec: { containers: [{ resources: { limits: { memory: '1', cpu: '500m' } } }] } },
    })
  })

  it('never sets a limit below what the container requests', () => {
    expect(expectMended(resCpuLimit, withResources({ requests: { cpu: '4' } })).spec).toMatchObject({
      template: { spec: { containers: [{ resources: { limits: { cpu: '4' } } }] } },
    })
  })

  it.each(['250m', 2, '0.1'])('passes a limit of %j', (limit) => {
    expect(judge(resCpuLimit, withResources({ limits: { cpu: limit } }))).toBe('healthy')
  })

  it.each(['0', 0, '0.0', '0m'])('knows that a limit of %j limits nothing', (limit) => {
    expect(judge(resCpuLimit, withResources({ limits: { cpu: limit } }))).toEqual([
      `${field} = ${JSON.stringify(limit)}`,
    ])
  })

  it('asks init containers, but not ephemeral ones, which cannot have limits', () => {
    const object = workload('Pod', {
      ...hardened,
      initContainers: [{ name: 'setup' }],
      ephemeralContainers: [{ name: 'debug' }],
    })
    expect(judge(resCpuLimit, object)).toEqual(['spec.initContainers[0].resources.limits.cpu'])
  })

  it('accepts a limit on the pod as a whole', () => {
    expect(judge(resCpuLimit, withResources(undefined, { resources: { limits: { cpu: '250m' } } }))).toBe('healthy')
  })
})
