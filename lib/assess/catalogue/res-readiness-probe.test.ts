import { describe, expect, it } from 'vitest'
import { judge, messages } from '../testing/judge'
import { related } from '../testing/facts'
import { hardened, service, workload } from '../testing/workload'
import { resReadinessProbe } from './res-readiness-probe'

describe('k8s-res-readiness-probe', () => {
  const labelled = (spec: object) => ({
    ...workload('Deployment', hardened),
    spec: { template: { metadata: { labels: { app: 'web', tier: 'front' } }, spec } },
  })
  const bare = labelled({
    containers: [{ name: 'web' }],
    initContainers: [{ name: 'setup' }, { name: 'mesh', restartPolicy: 'Always' }],
  })
  const serving = (spec: object, namespace = 'shop') =>
    related({ services: [{ name: 'front', namespace, spec }] }, ['service'])
  const front = serving({ selector: { app: 'web' } })

  it('finds containers and sidecars without one behind a Service', () => {
    expect(judge(resReadinessProbe, bare, front)).toEqual([
      'spec.template.spec.containers[0].readinessProbe',
      'spec.template.spec.initContainers[1].readinessProbe',
    ])
    expect(messages(resReadinessProbe, bare, front)[0]).toBe(
      'container "web" gets traffic of Service front before it is ready',
    )
    expect(judge(resReadinessProbe, labelled(hardened), front)).toBe('healthy')
  })

  it.each([
    [{ selector: { app: 'web', tier: 'back' } }, 'shop'],
    [{ selector: {} }, 'shop'],
    [{ selector: { app: 'web' } }, 'other'],
    [{ selector: { app: 'web' }, type: 'ExternalName' }, 'shop'],
  ])('asks nothing when the only Service is %j in %s', (spec, namespace) => {
    expect(judge(resReadinessProbe, bare, serving(spec, namespace))).toBe(
      'not-applicable: no Service sends traffic to the pods',
    )
  })

  it('owns up when nobody listed the Services, and asks no job', () => {
    expect(judge(resReadinessProbe, bare)).toMatch(/no complete list of Services was received$/)
    expect(judge(resReadinessProbe, workload('Job', hardened), front)).toBe('not-applicable: jobs end by themselves')
    expect(judge(resReadinessProbe, service, front)).toBe('not-applicable: the object has no pod template')
  })
})
