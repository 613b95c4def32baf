import { describe, expect, it } from 'vitest'
import { auditEvent, judge, request, type EventParts } from '../../testing'
import { access } from '.'

const of = (id: string) => {
  const found = access.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const anonymous = { user: { name: 'system:anonymous', groups: ['system:unauthenticated'], extra: {} } }
const path = (uri: string, parts: EventParts = {}) =>
  auditEvent({ ...anonymous, verb: 'get', object: null, uri, ...parts })

describe('k8s-anonymous-access-allowed', () => {
  const allowed = of('k8s-anonymous-access-allowed')
  it.each([
    ['a list of pods', request('list', 'pods', anonymous), 'high'],
    ['a write', request('create', 'namespaces', anonymous), 'critical'],
    ['the list of APIs', path('/apis'), 'low'],
    ['another path', path('/metrics'), 'medium'],
    ['a path that only looks like health', path('/healthz-not'), 'medium'],
    [
      'an object with a checker’s name',
      request('list', 'pods', { ...anonymous, userAgent: 'ELB-HealthChecker/2.0' }),
      'high',
    ],
  ])('%s: %s', (_, event, severity) => {
    expect(judge(allowed, event)?.severity).toBe(severity)
  })
  it.each([
    ['health', path('/healthz?verbose')],
    ['readiness', path('/readyz/etcd')],
    ['version', path('/version')],
    ['a load balancer at the root', path('/', { userAgent: 'GoogleHC/1.0' })],
    [
      'the file by which nodes join',
      request('get', 'configmaps', { ...anonymous, object: { namespace: 'kube-public', name: 'cluster-info' } }),
    ],
    ['what was refused', request('list', 'pods', { ...anonymous, code: 403, annotations: {} })],
    ['a known user', request('list', 'pods')],
  ])('says nothing of %s', (_, event) => {
    expect(judge(allowed, event)).toBeNull()
  })
})

it('k8s-anonymous-workload-write tells of attempts, and more of success', () => {
  const write = of('k8s-anonymous-workload-write')
  expect(judge(write, request('create', 'pods', { ...anonymous, code: 403, annotations: {} }))).toMatchObject({
    message: expect.stringContaining('refused'),
  })
  expect(judge(write, request('create', 'pods', anonymous))?.severity).toBe('critical')
  expect(judge(write, request('list', 'pods', anonymous))).toBeNull()
  expect(judge(write, request('create', 'pods'))).toBeNull()
})

it('k8s-pentest-user-agent goes by the name that the client gives itself', () => {
  const pentest = of('k8s-pentest-user-agent')
  expect(judge(pentest, request('list', 'pods', { userAgent: 'kube-hunter/0.6' }))?.message).toContain('kube-hunter')
  expect(judge(pentest, path('/version', { userAgent: 'Peirates', code: 401, annotations: {} }))).not.toBeNull()
  expect(judge(pentest, request('list', 'pods'))).toBeNull()
})

it('k8s-malicious-ip goes by the believable address and the list of the environment', () => {
  const malicious = of('k8s-malicious-ip')
  const from = (sourceIps: string[], parts: EventParts = {}) => request('list', 'pods', { sourceIps, ...parts })
  const listed = { maliciousAddresses: ['203.0.113.0/24', '2001:db8::1'] }
  expect(judge(malicious, from(['203.0.113.9']), listed)?.evidence).toMatchObject({ 'listed as': '203.0.113.0/24' })
  expect(judge(malicious, from(['2001:db8::1']), listed)).not.toBeNull()
  expect(judge(malicious, from(['203.0.113.9', '10.0.0.1']), listed)).toBeNull()
  expect(
    judge(malicious, from(['203.0.113.9', '10.0.0.1']), { ...listed, trustedProxies: ['10.0.0.0/8'] }),
  ).not.toBeNull()
  expect(judge(malicious, from(['203.0.113.9']))).toBeNull()
  expect(judge(malicious, from(['203.0.113.9'], { ...anonymous, code: 401, annotations: {} }), listed)).toBeNull()
  expect(judge(malicious, from(['203.0.113.9'], { code: 403, annotations: {} }), listed)).not.toBeNull()
})
