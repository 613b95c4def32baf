import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, workload } from '../testing/workload'
import { resCpuRequest } from './res-cpu-request'

describe('k8s-res-cpu-request', () => {
  judgesPods(resCpuRequest)
  const withResources = (resources: unknown, pod = {}) =>
    workload('Deployment', { ...pod, containers: [{ name: 'web', resources }] })
  const field = 'spec.template.spec.containers[0].resources.requests.cpu'

  it('finds a container that requests nothing', () => {
    expect(judge(resCpuRequest, withResources(null))).toEqual([field])
    expectMended(resCpuRequest, withResources(null))
  })

  it('knows that a limit stands for the request that is not set', () => {
    expect(judge(resCpuRequest, withResources({ limits: { cpu: '2' } }))).toBe('healthy')
    expect(judge(resCpuRequest, withResources({ requests: { cpu: '250m' } }))).toBe('healthy')
  })

  it('takes a request of nothing for none, and never asks for more than the limit', () => {
    const object = withResources({ requests: { cpu: '0' }, limits: { cpu: '250m' } })
    expect(judge(resCpuRequest, object)).toEqual([`${field} = "0"`])
    expect(expectMended(resCpuRequest, object).spec).toMatchObject({
      template: { spec: { containers: [{ resources: { requests: { cpu: '250m' } } }] } },
    })
  })

  it('accepts a request or limit of the pod as a whole', () => {
    for (const kind of ['requests', 'limits']) {
      const pod = { resources: { [kind]: { cpu: '250m' } } }
      expect(judge(resCpuRequest, withResources(null, pod))).toBe('healthy')
    }
  })

  it('does not ask debug containers', () => {
    const object = workload('Pod', { ...hardened, ephemeralContainers: [{ name: 'debug' }] })
    expect(judge(resCpuRequest, object)).toBe('healthy')
  })
})
