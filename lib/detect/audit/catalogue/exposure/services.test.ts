import { describe, expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import { judge, request, userNamed } from '../../testing'
import { clusterWideService } from './cluster-wide-service'
import { endpointsEdit } from './endpoints-edit'
import { exposedDashboard } from './exposed-dashboard'
import { exposedDatabase } from './exposed-database'
import { exposedKubeflow } from './exposed-kubeflow'
import { exposedSensitiveApp } from './exposed-sensitive-app'
import { externalIps } from './external-ips'
import { nodeportCreated } from './nodeport-created'
import { publicLoadbalancer } from './public-loadbalancer'

type Fields = { [key: string]: Json }

function service(name: string, spec: Fields, metadata: Fields = {}, namespace = 'shop') {
  return request('create', 'services', {
    object: { name, namespace },
    requestObject: { metadata: { name, ...metadata }, spec: { type: 'LoadBalancer', ports: [{ port: 443 }], ...spec } },
  })
}

const internal = { annotations: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' } }

describe('an exposed dashboard', () => {
  it.each([
    ['by its name', service('kubernetes-dashboard', {})],
    ['by a port of the nodes', service('kubernetes-dashboard', { type: 'NodePort' })],
    ['by an address', service('kubernetes-dashboard', { type: 'ClusterIP', externalIPs: ['203.0.113.9'] })],
    ['by a label', service('web', {}, { labels: { 'k8s-app': 'kubernetes-dashboard' } })],
    ['by its selector', service('web', { selector: { 'app.kubernetes.io/name': 'kubernetes-dashboard' } })],
    ['by its proxy', service('kubernetes-dashboard-kong-proxy', {})],
    ['with letters in another case', service('web', {}, { labels: { app: 'Kubernetes-Dashboard' } })],
  ])('is told of %s', (_, event) => {
    expect(judge(exposedDashboard, event)).not.toBeNull()
    expect(judge(exposedSensitiveApp, event)).toBeNull()
  })

  it('is milder inside the network, and none without a way in', () => {
    expect(judge(exposedDashboard, service('kubernetes-dashboard', {}, internal))?.severity).toBe('medium')
    expect(judge(exposedDashboard, service('kubernetes-dashboard', { type: 'ClusterIP' }))).toBeNull()
    expect(judge(exposedDashboard, service('web', {}))).toBeNull()
    expect(judge(exposedDashboard, { ...service('kubernetes-dashboard', {}), code: 409 })).toBeNull()
  })

  it('is told of when a patch opens it, by any of the ways to patch', () => {
    const after = { metadata: { name: 'kubernetes-dashboard' }, spec: { type: 'NodePort', ports: [{ port: 443 }] } }
    const patched = (requestObject: Json) =>
      judge(
        exposedDashboard,
        request('patch', 'services', {
          object: { name: 'kubernetes-dashboard' },
          requestObject,
          responseObject: after,
        }),
      )
    expect(patched({ spec: { type: 'NodePort' } })).not.toBeNull()
    expect(patched([{ op: 'replace', path: '/spec/type', value: 'NodePort' }])).not.toBeNull()
    expect(patched({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'kubernetes-dashboard' } })).not.toBeNull()
    expect(patched([{ op: 'test', path: '/spec/type', value: 'NodePort' }])).toBeNull()
    expect(patched({ metadata: { finalizers: [] } })).toBeNull()
  })
})

describe('an exposed interface', () => {
  it.each([
    ['Grafana', service('kube-prometheus-stack-grafana', {})],
    ['Jenkins', service('web', { type: 'NodePort' }, { labels: { app: 'jenkins' } })],
    ['Argo CD', service('argocd-server', {})],
    ['Ollama', service('llm', { selector: { app: 'ollama' } })],
    ['Ray', service('raycluster-kuberay-head-svc', {})],
  ])('of %s is told of', (app, event) => {
    expect(judge(exposedSensitiveApp, event)?.message).toContain(app)
  })

  it.each([
    ['inside the network', service('grafana', {}, internal)],
    ['limited to some addresses', service('grafana', { loadBalancerSourceRanges: ['203.0.113.0/24'] })],
    ['without a way in', service('grafana', { type: 'ClusterIP' })],
    ['of another program', service('checkout', {})],
    ['with a word of it in the middle', service('grafanaless', {})],
  ])('is not told of %s', (_, event) => {
    expect(judge(exposedSensitiveApp, event)).toBeNull()
  })

  it('is not limited by two halves of the internet', () => {
    const halves = service('grafana', { loadBalancerSourceRanges: ['0.0.0.0/1', '128.0.0.0/1'] })
    expect(judge(exposedSensitiveApp, halves)).not.toBeNull()
  })

  it('is told of when a patch takes away what kept it inside', () => {
    const event = request('patch', 'services', {
      object: { name: 'grafana' },
      requestObject: [
        { op: 'remove', path: '/metadata/annotations/service.beta.kubernetes.io~1azure-load-balancer-internal' },
      ],
      responseObject: { metadata: { name: 'grafana' }, spec: { type: 'LoadBalancer', ports: [{ port: 80 }] } },
    })
    expect(judge(exposedSensitiveApp, event)).not.toBeNull()
    expect(judge(publicLoadbalancer, event)).not.toBeNull()
  })
})

describe('the gateway of Kubeflow', () => {
  it('is told of, milder where it may be that of a mesh alone', () => {
    expect(judge(exposedKubeflow, service('kubeflow-gateway', {}, {}, 'kubeflow'))?.severity).toBeUndefined()
    expect(judge(exposedKubeflow, service('istio-ingressgateway', {}, {}, 'istio-system'))?.severity).toBe('low')
    expect(judge(exposedKubeflow, service('istio-ingressgateway', {}, internal, 'istio-system'))).toBeNull()
    expect(judge(exposedKubeflow, service('istio-ingressgateway', {}, {}, 'shop'))).toBeNull()
    expect(judge(exposedKubeflow, service('istiod', {}, {}, 'istio-system'))).toBeNull()
  })
})

describe('an exposed database', () => {
  it.each([
    ['PostgreSQL', { ports: [{ port: 5432 }] }],
    ['Redis', { type: 'NodePort', ports: [{ port: 80 }, { port: 6379 }] }],
    ['MySQL', { ports: [{ port: 15432, targetPort: 3306 }] }],
    ['MongoDB', { ports: [{ port: 1, targetPort: 'mongodb' }] }],
  ])('%s is told of', (database, spec) => {
    expect(judge(exposedDatabase, service('db', spec))?.message).toContain(database)
  })

  it.each([
    ['inside', { type: 'ClusterIP', ports: [{ port: 5432 }] }],
    ['limited', { ports: [{ port: 5432 }], loadBalancerSourceRanges: ['198.51.100.7/32'] }],
    ['something else', { ports: [{ port: 443, targetPort: 8443 }] }],
    ['ports that are no numbers', { ports: [{ port: '5432' }, null, 'x'] }],
  ])('is none: %s', (_, spec) => {
    expect(judge(exposedDatabase, service('db', spec))).toBeNull()
  })
})

describe('ways in from outside', () => {
  it('a public load balancer is informational, and its ports on the nodes too', () => {
    expect(judge(publicLoadbalancer, service('web', {}))).not.toBeNull()
    expect(judge(publicLoadbalancer, service('web', {}, internal))).toBeNull()
    expect(judge(publicLoadbalancer, service('web', { loadBalancerClass: 'example.com/internal' }))).toBeNull()
    expect(judge(nodeportCreated, service('web', {}))?.severity).toBe('informational')
    expect(judge(nodeportCreated, service('web', { allocateLoadBalancerNodePorts: false }))).toBeNull()
  })

  it('a port of every node is told of, but not for the minute of a certificate', () => {
    const node = service('web', { type: 'NodePort' })
    expect(judge(nodeportCreated, node)?.severity).toBeUndefined()
    const solver = {
      ...service('cm-acme-http-solver-x7', { type: 'NodePort' }),
      user: userNamed('system:serviceaccount:cert-manager:cert-manager'),
    }
    expect(judge(nodeportCreated, solver)).toBeNull()
    expect(judge(nodeportCreated, { ...solver, user: userNamed('jane') })).not.toBeNull()
  })

  it('claimed addresses are named', () => {
    const hit = judge(externalIps, service('web', { type: 'ClusterIP', externalIPs: ['8.8.8.8'] }))
    expect(hit).toMatchObject({
      message: 'service shop/web claims 8.8.8.8',
      evidence: { 'spec.externalIPs': ['8.8.8.8'] },
    })
    expect(judge(externalIps, service('web', { externalIPs: [] }))).toBeNull()
  })

  it.each([
    ['db.example.com', undefined],
    ['db.shop.svc.cluster.local', 'informational'],
    ['svc.evil.example', undefined],
  ])('the name of %s inside', (externalName, severity) => {
    const event = service('db', { type: 'ExternalName', externalName })
    const hit = judge(clusterWideService, event)
    expect(hit?.message).toBe(`service shop/db stands for ${externalName}`)
    expect(hit?.severity).toBe(severity)
    expect(judge(clusterWideService, event, { deliveryUsers: ['jane'] })).toBeNull()
  })
})

describe('endpoints', () => {
  const edit = (verb: string, user: string, resource = 'endpointslices') =>
    judge(endpointsEdit, request(verb, resource, { user, level: 'Metadata' }))

  it('are told of when a person or a strange account writes them', () => {
    expect(edit('patch', 'jane')).not.toBeNull()
    expect(edit('update', 'system:serviceaccount:shop:web', 'endpoints')).not.toBeNull()
    expect(edit('create', 'jane')?.severity).toBe('low')
    expect(edit('update', 'system:serviceaccount:kube-system:replicaset-controller')).not.toBeNull()
  })

  it('are left to their controllers', () => {
    expect(edit('update', 'system:serviceaccount:kube-system:endpointslice-controller')).toBeNull()
    expect(edit('update', 'system:serviceaccount:kube-system:endpoint-controller', 'endpoints')).toBeNull()
    expect(edit('update', 'system:serviceaccount:kube-system:cilium-operator')).toBeNull()
    expect(edit('create', 'system:serviceaccount:shop:web')).toBeNull()
  })
})
