import { describe, expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { svcExposedSensitive } from './svc-exposed-sensitive'

const service = (name: string, external: boolean, selector: object = { app: name }) => ({
  name,
  objectKind: 'Service',
  namespace: 'shop',
  external,
  spec: { selector },
})
const workloads = [
  {
    name: 'graphs',
    objectKind: 'Deployment',
    namespace: 'shop',
    podLabels: { app: 'graphs' },
    images: ['grafana/grafana:12'],
  },
  { name: 'web', objectKind: 'Deployment', namespace: 'shop', podLabels: { app: 'web' }, images: ['shop/web:1'] },
]
const services = [
  service('graphs', true),
  service('web', true),
  service('inner', false, { app: 'graphs' }),
  service('argocd-server', true, {}),
]
const facts = related({ services, workloads })
const judged = (name: string) => judge(svcExposedSensitive, object('Service', name, {}, 'shop'), facts)
const ingress = (name: string) => ({
  ...object('Ingress', 'front', {}, 'shop'),
  spec: { rules: [{ http: { paths: [{ backend: { service: { name } } }] } }] },
})

describe('an entry from outside', () => {
  it('fails when it leads to such a program, told by its image or by its name', () => {
    expect(judged('graphs')).toEqual(['spec.selector = "graphs"'])
    expect(judged('argocd-server')).toEqual(['spec.selector = "argocd-server"'])
  })

  it('fails as an ingress or route, whatever the type of the service', () => {
    expect(judge(svcExposedSensitive, ingress('inner'), facts)).toEqual(['spec = "inner"'])
    const route = {
      ...object('HTTPRoute', 'r', {}, 'edge'),
      spec: { rules: [{ backendRefs: [{ name: 'graphs', namespace: 'shop' }] }] },
    }
    expect(judge(svcExposedSensitive, route, facts)).toEqual(['spec = "graphs"'])
  })

  it('passes for other programs, and does not apply to services inside', () => {
    expect(judged('web')).toBe('healthy')
    expect(judge(svcExposedSensitive, ingress('web'), facts)).toBe('healthy')
    expect(judged('inner')).toMatch(/cannot be reached from outside/)
  })
})
