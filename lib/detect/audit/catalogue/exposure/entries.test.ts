import { describe, expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import { judge, request, userNamed } from '../../testing'
import { corednsModified } from './coredns-modified'
import { exposedDashboard } from './exposed-dashboard'
import { exposedSensitiveApp } from './exposed-sensitive-app'
import { ingressNoTls } from './ingress-no-tls'
import { ingressWildcardHost } from './ingress-wildcard-host'
import { networkpolicyRemoved } from './networkpolicy-removed'
import { nginxSnippet } from './nginx-snippet'

type Fields = { [key: string]: Json }

const rule = (host: string | null, service = 'web'): Json => ({
  ...(host !== null && { host }),
  http: { paths: [{ path: '/', backend: { service: { name: service, port: { number: 80 } } } }] },
})

function ingress(spec: Fields, annotations: Fields = {}, parts = {}) {
  const body = { metadata: { name: 'web', annotations }, spec }
  return request('create', 'ingresses', { object: { name: 'web' }, requestObject: body, ...parts })
}

describe('an entry to a management interface', () => {
  const entry = (resource: string, group: string, spec: Json, annotations: Fields = {}) =>
    request('create', resource, { object: { group, name: 'web' }, requestObject: { metadata: { annotations }, spec } })

  it.each([
    ['an ingress', ingress({ rules: [rule('a.example', 'kubernetes-dashboard')] })],
    ['a default backend', ingress({ defaultBackend: { service: { name: 'kubernetes-dashboard' } } })],
    [
      'an ingress of old',
      entry('ingresses', 'extensions', {
        rules: [{ http: { paths: [{ backend: { serviceName: 'kubernetes-dashboard' } }] } }],
      }),
    ],
    [
      'an ingress route',
      entry('ingressroutes', 'traefik.io', { routes: [{ services: [{ name: 'kubernetes-dashboard' }] }] }),
    ],
    [
      'an HTTP route',
      entry('httproutes', 'gateway.networking.k8s.io', {
        rules: [{ backendRefs: [{ name: 'kubernetes-dashboard' }] }],
      }),
    ],
    [
      'a virtual service',
      entry('virtualservices', 'networking.istio.io', {
        http: [{ route: [{ destination: { host: 'kubernetes-dashboard.kube-system.svc' } }] }],
      }),
    ],
    ['a route of OpenShift', entry('routes', 'route.openshift.io', { to: { name: 'kubernetes-dashboard' } })],
  ])('by %s is told of', (_, event) => {
    expect(judge(exposedDashboard, event)).not.toBeNull()
  })

  it('is passed over where it asks for a sign-in, and of another kind', () => {
    const spec = { rules: [rule('a.example', 'argocd-server')] }
    expect(judge(exposedSensitiveApp, ingress(spec))?.message).toBe('Argo CD can be reached by the ingress shop/web')
    expect(
      judge(exposedSensitiveApp, ingress(spec, { 'nginx.ingress.kubernetes.io/auth-url': 'https://sso.example' })),
    ).toBeNull()
    expect(judge(exposedSensitiveApp, ingress(spec, { 'nginx.ingress.kubernetes.io/auth-url': '' }))).not.toBeNull()
    expect(judge(exposedSensitiveApp, entry('routes', 'serving.knative.dev', { to: { name: 'grafana' } }))).toBeNull()
  })
})

describe('an ingress without TLS', () => {
  it.each([
    ['none at all', { rules: [rule('a.example')] }, ['a.example']],
    ['none and no host', { rules: [rule(null)] }, ['any']],
    [
      'for another host',
      { tls: [{ hosts: ['b.example'], secretName: 'b' }], rules: [rule('a.example'), rule('b.example')] },
      ['a.example'],
    ],
    ['for one label more', { tls: [{ hosts: ['*.example'] }], rules: [rule('x.a.example')] }, ['x.a.example']],
  ])('%s', (_, spec, hosts) => {
    expect(judge(ingressNoTls, ingress(spec))?.evidence).toEqual({ 'hosts without TLS': hosts })
  })

  it.each([
    ['covered', ingress({ tls: [{ hosts: ['*.example'] }], rules: [rule('a.example')] })],
    ['with the controller’s certificate', ingress({ tls: [{}], rules: [rule('a.example')] })],
    [
      'with a certificate of the cloud',
      ingress({ rules: [rule('a.example')] }, { 'alb.ingress.kubernetes.io/certificate-arn': 'arn:aws:acm:x' }),
    ],
    ['of the cluster', ingress({ rules: [rule(null)] }, {}, { object: { namespace: 'kube-system', name: 'web' } })],
    ['refused', ingress({ rules: [rule(null)] }, {}, { code: 403 })],
  ])('is none when %s', (_, event) => {
    expect(judge(ingressNoTls, event)).toBeNull()
  })
})

describe('a wide host', () => {
  it.each([
    ['no host', { rules: [rule(null)] }, ['every host']],
    ['a wildcard', { rules: [rule('*.example.org')] }, ['*.example.org']],
    ['only a default', { defaultBackend: { service: { name: 'web' } } }, ['every host']],
    ['a named host', { rules: [rule('a.example')] }, null],
  ])('%s', (_, spec, hosts) => {
    expect(judge(ingressWildcardHost, ingress(spec))?.evidence['spec.rules'] ?? null).toEqual(hosts)
    expect(judge(ingressWildcardHost, ingress(spec), { deliveryUsers: ['jane'] })).toBeNull()
  })
})

describe('a snippet', () => {
  const nginx = 'nginx.ingress.kubernetes.io'
  it.each([
    ['of configuration', { [`${nginx}/configuration-snippet`]: 'more_set_headers "x: y";' }],
    ['under a prefix of one’s own', { 'ingress.example.com/server-snippet': 'return 200;' }],
    ['of the other controller', { 'nginx.org/location-snippets': 'return 200;' }],
    ['smuggled into an address', { [`${nginx}/auth-url`]: 'http://x/#;load_module /tmp/x;' }],
    ['smuggled into a name', { [`${nginx}/auth-tls-match-cn`]: 'CN=x #(\n){}' }],
  ])('%s is told of', (_, annotations) => {
    expect(judge(nginxSnippet, ingress({}, annotations))).not.toBeNull()
  })

  it('is told of when a patch of the annotations adds it, though the spec stays as made', () => {
    const event = request('patch', 'ingresses', {
      requestObject: [{ op: 'add', path: `/metadata/annotations/${nginx}~1server-snippet`, value: 'x' }],
      responseObject: { metadata: { name: 'web', generation: 1 }, spec: {} },
    })
    expect(judge(nginxSnippet, event)).not.toBeNull()
  })

  it('is none where only an address is given', () => {
    const address = 'https://$host/oauth2/auth?rd=$escaped_request_uri'
    expect(judge(nginxSnippet, ingress({}, { [`${nginx}/auth-url`]: address }))).toBeNull()
    expect(judge(nginxSnippet, ingress({}, { [`${nginx}/ssl-redirect`]: 'true' }))).toBeNull()
  })

  it('may be allowed by the controller’s settings', () => {
    const settings = (data: Fields) => judge(nginxSnippet, request('update', 'configmaps', { requestObject: { data } }))
    expect(settings({ 'allow-snippet-annotations': 'true' })).not.toBeNull()
    expect(settings({ 'annotations-risk-level': 'Critical' })).not.toBeNull()
    expect(settings({ 'allow-snippet-annotations': 'false', 'annotations-risk-level': 'High' })).toBeNull()
  })

  it('is shown without secrets', () => {
    const value = 'proxy_set_header Authorization "Bearer abcdefghijklmnop";'
    const hit = judge(nginxSnippet, ingress({}, { [`${nginx}/server-snippet`]: value }))
    expect(JSON.stringify(hit)).not.toContain('abcdefghijklmnop')
  })
})

describe('a network policy', () => {
  const writes = (verb: string, spec: Json, parts = {}) =>
    judge(networkpolicyRemoved, request(verb, 'networkpolicies', { requestObject: { spec }, ...parts }))

  it.each([
    [
      'one',
      request('delete', 'networkpolicies', { object: { name: 'deny' } }),
      'networkpolicies deny of shop was deleted',
    ],
    [
      'all',
      request('deletecollection', 'networkpolicies', { object: { name: '' } }),
      'networkpolicies of shop were deleted at once',
    ],
    [
      'of the old group',
      request('delete', 'networkpolicies', { object: { group: 'extensions', name: 'deny' } }),
      'networkpolicies deny of shop was deleted',
    ],
    [
      'of Cilium',
      request('delete', 'ciliumnetworkpolicies', { object: { group: 'cilium.io', name: 'deny' } }),
      'ciliumnetworkpolicies deny of shop was deleted',
    ],
  ])('deleted, %s, is told of', (_, event, message) => {
    expect(judge(networkpolicyRemoved, event)?.message).toBe(message)
  })

  it('is not told of when its namespace goes', () => {
    const user = 'system:serviceaccount:kube-system:namespace-controller'
    expect(
      judge(networkpolicyRemoved, request('deletecollection', 'networkpolicies', { user, object: { name: '' } })),
    ).toBeNull()
    expect(
      judge(networkpolicyRemoved, request('delete', 'networkpolicies', { user: 'ci' }), { deliveryUsers: ['ci'] }),
    ).toBeNull()
  })

  it.each([
    ['all in', 'update', { podSelector: {}, ingress: [{}] }, undefined],
    [
      'all in, from the internet',
      'update',
      { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] },
      undefined,
    ],
    ['all out, changed', 'update', { podSelector: {}, egress: [{}] }, undefined],
    ['all out, new', 'create', { podSelector: {}, egress: [{}] }, 'low'],
  ])('that lets %s', (_, verb, spec, severity) => {
    const hit = writes(verb, spec)
    expect(hit).not.toBeNull()
    expect(hit?.severity).toBe(severity)
  })

  it.each([
    ['some pods', { podSelector: { matchLabels: { app: 'web' } }, ingress: [{}] }],
    ['some peers', { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] }],
    ['some ports', { podSelector: {}, egress: [{ ports: [{ port: 53 }] }] }],
    ['nothing', { podSelector: {}, policyTypes: ['Ingress'] }],
    [
      'all but some',
      { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }] }] },
    ],
  ])('that speaks of %s is left alone', (_, spec) => {
    expect(writes('update', spec)).toBeNull()
  })

  it('is told of when a patch takes its peers away', () => {
    const event = request('patch', 'networkpolicies', {
      requestObject: [{ op: 'remove', path: '/spec/ingress/0/from' }],
      responseObject: { spec: { podSelector: {}, ingress: [{}] } },
    })
    expect(judge(networkpolicyRemoved, event)).not.toBeNull()
  })
})

describe('the name server', () => {
  const change = (verb: string, name: string, user = 'jane', uri = '/x') =>
    judge(
      corednsModified,
      request(verb, 'configmaps', { user, uri, level: 'Metadata', object: { namespace: 'kube-system', name } }),
    )

  it('is told of however it is changed', () => {
    for (const verb of ['create', 'update', 'patch', 'delete']) expect(change(verb, 'coredns')).not.toBeNull()
    expect(change('patch', 'coredns-custom')?.message).toBe('ConfigMap coredns-custom was changed')
    expect(change('deletecollection', '')?.message).toBe('all ConfigMaps of kube-system were deleted')
    expect(change('update', 'coredns', 'system:serviceaccount:kube-system:replicaset-controller')).not.toBeNull()
  })

  it('is left to the cluster and its cloud', () => {
    expect(change('update', 'coredns', 'eks:addon-manager')).toBeNull()
    expect(change('update', 'coredns', 'aksService')).toBeNull()
    expect(change('patch', 'web')).toBeNull()
    expect(change('deletecollection', '', 'jane', '/x?labelSelector=app%3Dweb')).toBeNull()
    expect(
      judge(corednsModified, request('patch', 'configmaps', { object: { namespace: 'shop', name: 'coredns' } })),
    ).toBeNull()
  })
})

it('the challenge of a certificate is no ingress without TLS', () => {
  const event = ingress(
    { rules: [rule('a.example')] },
    {},
    {
      object: { name: 'cm-acme-http-solver-x7' },
      user: userNamed('system:serviceaccount:cert-manager:cert-manager'),
    },
  )
  expect(judge(ingressNoTls, event)).toBeNull()
  expect(judge(ingressNoTls, { ...event, user: userNamed('jane') })).not.toBeNull()
})
