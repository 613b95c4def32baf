import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, workload } from '../testing/workload'
import { resMemoryRequest } from './res-memory-request'

describe('k8s-res-memory-request', () => {
  judgesPods(resMemoryRequest)
  const withResources = (resources: unknown, pod = {}) =>
    workload('Deployment', { ...pod, containers: [{ name: 'web', resources }] })
  const field = 'spec.template.spec.containers[0].resources.requests.memory'

  it('finds a container that requests nothing', () => {
    expect(judge(resMemoryRequest, withResources(null))).toEqual([field])
    expectMended(resMemoryRequest, withResources(null))
  })

  it('knows that a limit stands for the request that is not set', () => {
    expect(judge(resMemoryRequest, withResources({ limits: { memory: '1Gi' } }))).toBe('healthy')
    expect(judge(resMemoryRequest, withResources({ requests: { memory: '64Mi' } }))).toBe('healthy')
  })

  it('takes a request of nothing for none, and never asks for more than the limit', () => {
    const object = withResources({ requests: { memory: '0' }, limits: { memory: '64Mi' } })
    expect(judge(resMemoryRequest, object)).toEqual([`${field} = "0"`])
    expect(expectMended(resMemoryRequest, object).spec).toMatchObject({
      template: { spec: { containers: [{ resources: { requests: { memory: '64Mi' } } }] } },
    })
  })

  it('accepts a request or limit of the pod as a whole', () => {
    for (const kind of ['requests', 'limits']) {
      const pod = { resources: { [kind]: { memory: '64Mi' } } }
      expect(judge(resMemoryRequest, withResources(null, pod))).toBe('healthy')
    }
  })

  it('does not ask debug containers', () => {
    const object = workload('Pod', { ...hardened, ephemeralContainers: [{ name: 'debug' }] })
    expect(judge(resMemoryRequest, object)).toBe('healthy')
  })
})
