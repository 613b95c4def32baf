import { describe, expect, it } from 'vitest'
import { kubernetesAdapter } from './index'
import {
  context,
  deployment,
  inNamespace,
  ingress,
  list,
  namespaces,
  object,
  pod,
  service,
  uid,
} from './sample-objects'

function observe(...items: unknown[]) {
  const result = kubernetesAdapter.read([list(...namespaces('shop'), deployment('web', 'nginx'), ...items)], context)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const exposed = (...items: unknown[]) =>
  observe(service('front', 'web'), ...items).assets.find((asset) => asset.kind === 'workload')?.attributes?.exposed

const route = (to: object, rest: object = {}) =>
  inNamespace('shop', 'route.openshift.io/v1', 'Route', 'door', { spec: { host: 'shop.example', to, ...rest } })
const gatewayRoute = (kind: string, parent: object, backend: object, namespace = 'shop') =>
  inNamespace(namespace, 'gateway.networking.k8s.io/v1', kind, 'door', {
    spec: { parentRefs: [parent], hostnames: ['shop.example'], rules: [{ backendRefs: [backend] }] },
  })
const gateway = { name: 'public' }
const front = { name: 'front', port: 80 }

describe('a route', () => {
  it.each([
    ['of OpenShift', route({ kind: 'Service', name: 'front' }), 'external'],
    ['of OpenShift by its second backend', route({ name: 'other' }, { alternateBackends: [front] }), 'external'],
    ['of OpenShift to something else', route({ kind: 'Service', name: 'other' }), 'internal'],
    ['of HTTP', gatewayRoute('HTTPRoute', gateway, front), 'external'],
    ['of gRPC', gatewayRoute('GRPCRoute', gateway, front), 'external'],
    ['of TCP', gatewayRoute('TCPRoute', gateway, front), 'external'],
    ['from another namespace', gatewayRoute('HTTPRoute', gateway, { ...front, namespace: 'shop' }, 'edge'), 'external'],
    ['in another namespace', gatewayRoute('HTTPRoute', gateway, front, 'edge'), 'internal'],
    ['of a mesh', gatewayRoute('HTTPRoute', { kind: 'Service', group: '', name: 'front' }, front), 'internal'],
    ['to another kind of backend', gatewayRoute('HTTPRoute', gateway, { kind: 'Bucket', name: 'front' }), 'internal'],
    ['of Knative', inNamespace('shop', 'serving.knative.dev/v1', 'Route', 'door', { spec: { to: front } }), 'internal'],
  ])('%s', (_, item, expected) => expect(exposed(item)).toBe(expected))

  it('is an ingress of its own kind, with its hosts', () => {
    const { assets, edges } = observe(service('front', 'web'), gatewayRoute('HTTPRoute', gateway, front))
    const key = `k8s/${uid}/gateway.networking.k8s.io/HTTPRoute/shop/door`
    expect(assets.find((asset) => asset.kind === 'ingress')).toMatchObject({
      key,
      attributes: { kind: 'HTTPRoute', hosts: ['shop.example'] },
    })
    expect(edges).toContainEqual({
      from: key,
      kind: 'exposes',
      to: `k8s/${uid}/apps/Deployment/shop/web`,
      attributes: { type: 'HTTPRoute', external: true, services: ['front'] },
    })
  })

  it('is not taken away by a list of ingresses', () => {
    const { scopes } = observe(service('front', 'web'), ingress('gate', 'front'))
    expect(scopes).toContainEqual(
      expect.objectContaining({ kinds: ['ingress', 'workload'], objectKinds: ['Deployment', 'Ingress'] }),
    )
  })

  it('that cannot be read is told by its place', () => {
    const broken = object('route.openshift.io/v1', 'Route', 'x', {
      metadata: { namespace: 'shop' },
      spec: { to: 'front' },
    })
    expect(observe(service('front', 'web'), broken).rejected).toMatchObject([{ path: '$.items[4].spec.to' }])
  })
})

it('a pod of OpenShift belongs to its DeploymentConfig, whichever rollout made it', () => {
  const made = (by: string) => {
    const controller = { apiVersion: 'v1', kind: 'ReplicationController', name: by, uid: 'u', controller: true }
    const annotations = { 'openshift.io/deployment-config.name': 'api' }
    return pod(`${by}-x`, null, 'api:1', '', { metadata: { ownerReferences: [controller], annotations } })
  }
  const { assets } = observe(made('api-1'), made('api-2'), made('other-1'))
  expect(assets.filter(({ kind }) => kind === 'workload').map(({ key }) => key.slice(`k8s/${uid}/`.length))).toEqual([
    'apps.openshift.io/DeploymentConfig/shop/api',
    'apps/Deployment/shop/web',
    'core/ReplicationController/shop/other-1',
  ])
})
