import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { resMemoryLimit } from './res-memory-limit'

describe('k8s-res-memory-limit', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(resMemoryLimit, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(resMemoryLimit, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(resMemoryLimit, service)).toBe('not-applicable: the object has no pod template')
  })

  const withResources = (resources: unknown, pod = {}) =>
    workload('Deployment', { ...pod, containers: [{ name: 'web', resources }] })
  const field = 'spec.template.spec.containers[0].resources.limits.memory'

  it('finds a container without a limit and gives it one to start from', () => {
    const object = withResources({ limits: { cpu: '1' } })
    expect(judge(resMemoryLimit, object)).toEqual([field])
    expect(expectMended(resMemoryLimit, object).spec).toMatchObject({
      template: { spec: { containers: [{ resources: { limits: { cpu: '1', memory: '256Mi' } } }] } },
    })
  })

  it('never sets a limit below what the container requests', () => {
    expect(expectMended(resMemoryLimit, withResources({ requests: { memory: '4' } })).spec).toMatchObject({
      template: { spec: { containers: [{ resources: { limits: { memory: '4' } } }] } },
    })
  })

  it.each(['64Mi', 2, '0.1'])('passes a limit of %j', (limit) => {
    expect(judge(resMemoryLimit, withResources({ limits: { memory: limit } }))).toBe('healthy')
  })

  it.each(['0', 0, '0.0', '0m'])('knows that a limit of %j limits nothing', (limit) => {
    expect(judge(resMemoryLimit, withResources({ limits: { memory: limit } }))).toEqual([
      `${field} = ${JSON.stringify(limit)}`,
    ])
  })

  it('asks init containers, but not ephemeral ones, which cannot have limits', () => {
    const object = workload('Pod', {
      ...hardened,
      initContainers: [{ name: 'setup' }],
      ephemeralContainers: [{ name: 'debug' }],
    })
    expect(judge(resMemoryLimit, object)).toEqual(['spec.initContainers[0].resources.limits.memory'])
  })

  it('accepts a limit on the pod as a whole', () => {
    expect(judge(resMemoryLimit, withResources(undefined, { resources: { limits: { memory: '64Mi' } } }))).toBe(
      'healthy',
    )
  })
})
