import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { defaultAuditContext, type AuditContext } from '../../context'
import { addressesKey, namespaceAssetKey, rightsKey, roleRightsKey, workloadAssetKey } from '../../known'
import { creates, podSpec, request, workload, type EventParts } from '../../testing'
import { DetectionRun } from '../../testing-run'

const person = { name: 'ines', groups: ['system:authenticated'], extra: {} }
const account = (name: string) => ({
  name: `system:serviceaccount:${name.replace('/', ':')}`,
  groups: ['system:serviceaccounts', `system:serviceaccounts:${name.split('/')[0]}`, 'system:authenticated'],
  extra: {},
})

function fired(
  id: string,
  event: AuditEvent,
  known: [string | null, Json][] = [],
  settings: Partial<AuditContext> = {},
) {
  const run = new DetectionRun(
    { ...defaultAuditContext, ...settings },
    new Map(known.map(([key, value]) => [key ?? '', value])),
  )
  return run.send([event]).filter((one) => one.id === id)
}

describe('k8s-sidecar-injection', () => {
  const id = 'k8s-sidecar-injection'
  const stored = workload('deployments', podSpec())
  const patch = (containers: Json[]) =>
    request('patch', 'deployments', { user: person, requestObject: { spec: { template: { spec: { containers } } } } })
  const whole = { name: 'spy', image: 'evil/spy:1', args: ['-v'] }
  const known = (event: AuditEvent): [string | null, Json][] => [[workloadAssetKey(event), stored]]

  it('tells of a container that the object did not have', () => {
    const event = patch([whole])
    expect(fired(id, event, known(event))).toMatchObject([
      { severity: 'medium', message: 'container "spy" with evil/spy:1 was added' },
    ])
    const update = request('update', 'deployments', {
      user: person,
      requestObject: workload('deployments', { containers: [{ name: 'web', image: 'registry.example/web:1' }, whole] }),
    })
    expect(fired(id, update, known(update))).toHaveLength(1)
  })
  it('keeps still on changes of what was there, and on deliveries', () => {
    const event = patch([{ name: 'web', image: 'registry.example/web:2', args: ['x'] }])
    expect(fired(id, event, known(event))).toEqual([])
    expect(fired(id, patch([whole]), known(event), { deliveryUsers: ['ines'] })).toEqual([])
  })
  it('without the object goes by whether the patch brings a whole container', () => {
    expect(fired(id, patch([whole]))).toMatchObject([{ severity: 'low' }])
    expect(fired(id, patch([{ name: 'web', image: 'registry.example/web:2' }]))).toEqual([])
  })
})

describe('k8s-image-swap', () => {
  const id = 'k8s-image-swap'
  const patch = (image: string) =>
    request('patch', 'deployments', {
      user: person,
      requestObject: { spec: { template: { spec: { containers: [{ name: 'web', image }] } } } },
    })
  const known = (event: AuditEvent): [string | null, Json][] => [
    [workloadAssetKey(event), workload('deployments', podSpec())],
  ]

  it('tells of another repository, not of another version', () => {
    expect(fired(id, patch('evil.example/web:1'), known(patch('x')))).toMatchObject([
      { message: 'container "web" now runs evil.example/web instead of registry.example/web' },
    ])
    expect(fired(id, patch('registry.example/web:2'), known(patch('x')))).toEqual([])
    expect(fired(id, patch('evil.example/web:1'))).toEqual([])
    expect(fired(id, patch('evil.example/web:1'), known(patch('x')), { deliveryUsers: ['ines'] })).toEqual([])
  })
})

describe('k8s-privileged-sa-workload', () => {
  const id = 'k8s-privileged-sa-workload'
  const event = creates('deployments', podSpec({ serviceAccountName: 'ops' }), { user: person })
  const rights = (who: { name: string; groups: string[] }, words: string[]): [string, Json] => [
    rightsKey('k8s/test', who),
    words,
  ]

  it('tells when the account may what the caller may not', () => {
    expect(fired(id, event, [rights(account('shop/ops'), ['impersonate']), rights(person, [])])).toMatchObject([
      { severity: 'medium', message: expect.stringContaining('may impersonate, and ines may not') },
    ])
    expect(fired(id, event, [rights(account('shop/ops'), ['impersonate']), rights(person, ['do everything'])])).toEqual(
      [],
    )
    expect(fired(id, event, [rights(account('shop/ops'), ['impersonate']), rights(person, ['impersonate'])])).toEqual(
      [],
    )
    expect(fired(id, event, [rights(account('shop/ops'), [])])).toEqual([])
    expect(fired(id, event)).toEqual([])
  })
  it('looks at a change only where the account is another', () => {
    const update = request('update', 'deployments', {
      user: person,
      requestObject: workload('deployments', podSpec({ serviceAccountName: 'ops' })),
    })
    const mighty = rights(account('shop/ops'), ['impersonate'])
    const before = (serviceAccountName: string): [string | null, Json] => [
      workloadAssetKey(update),
      workload('deployments', podSpec({ serviceAccountName })),
    ]
    expect(fired(id, update, [mighty, before('web')])).toHaveLength(1)
    expect(fired(id, update, [mighty, before('ops')])).toEqual([])
    expect(fired(id, update, [mighty])).toEqual([])
  })
})

describe('k8s-privileged-role-binding', () => {
  const id = 'k8s-privileged-role-binding'
  const bind = (kind: string, name: string, namespace = '', parts: EventParts = {}) =>
    request('create', namespace ? 'rolebindings' : 'clusterrolebindings', {
      user: person,
      object: { namespace, name: 'b' },
      requestObject: { roleRef: { kind, name }, subjects: [{ kind: 'User', name: 'robin' }] },
      ...parts,
    })

  it('goes by the name of the role, and by what the inventory knows of it', () => {
    expect(fired(id, bind('ClusterRole', 'admin'))).toMatchObject([{ severity: 'medium' }])
    expect(fired(id, bind('ClusterRole', 'admin', 'shop'))).toMatchObject([{ severity: 'low' }])
    expect(fired(id, bind('ClusterRole', 'edit'))).toHaveLength(1)
    expect(fired(id, bind('ClusterRole', 'edit', 'shop'))).toEqual([])
    expect(fired(id, bind('ClusterRole', 'view'))).toEqual([])
    expect(fired(id, bind('ClusterRole', 'cluster-admin'))).toEqual([])
    expect(
      fired(id, bind('ClusterRole', 'ops'), [[roleRightsKey('k8s/test', 'ClusterRole', 'ops', ''), ['impersonate']]]),
    ).toMatchObject([{ message: 'User robin got the role ops, which may impersonate' }])
    expect(fired(id, bind('ClusterRole', 'ops'), [[roleRightsKey('k8s/test', 'ClusterRole', 'ops', ''), []]])).toEqual(
      [],
    )
    expect(fired(id, bind('ClusterRole', 'admin'), [], { deliveryUsers: ['ines'] })).toEqual([])
  })
})

describe('k8s-psa-label-weakened', () => {
  const id = 'k8s-psa-label-weakened'
  const enforce = 'pod-security.kubernetes.io/enforce'
  const labels = (value: { [key: string]: Json }): Json => ({ metadata: { name: 'shop', labels: value } })
  const change = (verb: string, value: { [key: string]: Json }) =>
    request(verb, 'namespaces', { user: person, object: { namespace: '', name: 'shop' }, requestObject: labels(value) })
  const known = (event: AuditEvent, value: { [key: string]: Json }): [string | null, Json][] =>
    event.object ? [[namespaceAssetKey(event, event.object), labels(value)]] : []
  const after = (verb: string, now: { [key: string]: Json }, before: { [key: string]: Json } | null) => {
    const event = change(verb, now)
    return fired(id, event, before ? known(event, before) : [])
  }

  it.each([
    ['patch', { [enforce]: 'privileged' }, { [enforce]: 'restricted' }, 1],
    ['patch', { [enforce]: 'baseline' }, { [enforce]: 'restricted' }, 1],
    ['patch', { [enforce]: null }, { [enforce]: 'baseline' }, 1],
    ['update', {}, { [enforce]: 'baseline' }, 1],
    ['patch', { [`${enforce}-version`]: 'v1.20' }, { [enforce]: 'baseline', [`${enforce}-version`]: 'v1.30' }, 1],
    ['patch', { [enforce]: 'restricted' }, { [enforce]: 'baseline' }, 0],
    ['patch', { team: 'a' }, { [enforce]: 'baseline' }, 0],
    ['patch', { [enforce]: 'privileged' }, { [enforce]: 'privileged' }, 0],
    ['patch', { [enforce]: 'privileged' }, null, 1],
    ['patch', { [enforce]: null }, null, 0],
    ['create', { [enforce]: 'privileged' }, null, 1],
    ['create', { [enforce]: 'baseline' }, null, 0],
  ])('%s %j after %j: %i', (verb, now, before, count) => {
    expect(after(verb, now, before)).toHaveLength(count)
  })
})

describe('addresses', () => {
  const known: [string, Json][] = [[addressesKey('k8s/test'), { nodes: ['203.0.113.5'], pods: ['10.244.0.0/24'] }]]
  const from = (
    address: string,
    who: { name: string; groups: string[]; extra: Record<string, string[]> },
    parts: EventParts = {},
  ) => request('list', 'pods', { user: who, sourceIps: [address], ...parts })

  it('k8s-sa-token-outside-cluster', () => {
    const id = 'k8s-sa-token-outside-cluster'
    expect(fired(id, from('198.51.100.9', account('shop/web')), known)).toMatchObject([{ severity: 'high' }])
    expect(fired(id, from('203.0.113.5', account('shop/web')), known)).toEqual([])
    expect(fired(id, from('10.1.2.3', account('shop/web')), known)).toEqual([])
    expect(fired(id, from('198.51.100.9', account('shop/web')), known, { ownAddresses: ['198.51.100.0/24'] })).toEqual(
      [],
    )
    expect(
      fired(id, from('198.51.100.9', account('shop/web')), known, { deliveryUsers: ['system:serviceaccount:shop:*'] }),
    ).toEqual([])
    expect(fired(id, from('198.51.100.9', person), known)).toEqual([])
    const forged = { sourceIps: ['10.0.0.1', '198.51.100.9'] }
    expect(fired(id, from('', account('shop/web'), forged), known)).toHaveLength(1)
    const proxied = { sourceIps: ['198.51.100.9', '10.0.0.1'] }
    expect(fired(id, from('', account('shop/web'), proxied), known)).toEqual([])
    expect(fired(id, from('', account('shop/web'), proxied), known, { trustedProxies: ['10.0.0.1'] })).toHaveLength(1)
  })
  it('k8s-system-principal-public-ip', () => {
    const id = 'k8s-system-principal-public-ip'
    const node = { name: 'system:node:n1', groups: ['system:nodes'], extra: {} }
    expect(fired(id, from('198.51.100.9', node), known)).toMatchObject([{ severity: 'high' }])
    expect(fired(id, from('198.51.100.9', account('kube-system/coredns')), known)).toHaveLength(1)
    expect(
      fired(id, from('198.51.100.9', account('kube-system/coredns'), { code: 403, annotations: {} }), known),
    ).toEqual([])
    expect(fired(id, from('203.0.113.5', node), known)).toEqual([])
    expect(fired(id, from('10.0.0.9', node), known)).toEqual([])
    expect(fired(id, from('198.51.100.9', person), known)).toEqual([])
    expect(fired(id, from('not an address', node), known)).toEqual([])
  })
})
