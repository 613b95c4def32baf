import { describe, expect, it } from 'vitest'
import { auditEvent, request, type EventParts } from '../../testing'
import { DetectionRun } from '../../testing-run'
import {
  account,
  agent,
  anonymous,
  at,
  begin,
  days,
  fired,
  node,
  person,
  refused,
  secret,
  times,
  user,
} from './testing'

describe('k8s-secret-get-burst', () => {
  const id = 'k8s-secret-get-burst'
  const reads = (count: number, step: number, parts: EventParts = person) =>
    times(count, (index) => request('get', 'secrets', at(index * step, { ...secret('shop', `s${index}`), ...parts })))

  it('fires at the third secret within six minutes', () => {
    expect(fired(id, reads(3, 10))).toMatchObject([
      { severity: 'high', message: '3 different secrets were read within minutes: shop/s0, shop/s1, shop/s2' },
    ])
    expect(fired(id, reads(2, 10))).toEqual([])
    expect(fired(id, reads(3, 179))).toHaveLength(1)
    expect(fired(id, reads(3, 180))).toEqual([])
  })
  it('counts neither the same secret twice nor helm releases nor nodes nor delivery', () => {
    expect(
      fired(
        id,
        times(9, (index) => request('get', 'secrets', at(index, { ...secret('shop', 'one'), ...person }))),
      ),
    ).toEqual([])
    expect(
      fired(
        id,
        times(9, (index) =>
          request('get', 'secrets', at(index, { ...secret('shop', `sh.helm.release.v1.x.v${index}`), ...person })),
        ),
      ),
    ).toEqual([])
    expect(fired(id, reads(9, 1, { ...node, ...agent('kubelet/v1.30.0') }))).toEqual([])
    expect(fired(id, reads(9, 1), { deliveryUsers: ['ines'] })).toEqual([])
  })
  it('leaves the habit of a service account alone', () => {
    const before = reads(3, 1, account('shop/vault')).map((event, index) => ({
      ...event,
      at: new Date(begin - days(2) * 1000 + index).toISOString(),
    }))
    const run = new DetectionRun().learned('k8s/test', '2026-11-10T12:00:00Z', 0)
    expect([...before].flatMap((event) => run.send([event])).some((one) => one.id === id)).toBe(true)
    expect(
      reads(3, 1, account('shop/vault'))
        .flatMap((event) => run.send([event]))
        .some((one) => one.id === id),
    ).toBe(false)
  })
})

describe('counts of refusals', () => {
  it('k8s-secret-denied-burst: twenty, or five namespaces', () => {
    const id = 'k8s-secret-denied-burst'
    const denied = (count: number, places: number) =>
      times(count, (index) =>
        request('get', 'secrets', at(index, { ...secret(`n${index % places}`, 'db'), ...person, ...refused() })),
      )
    expect(fired(id, denied(20, 1))).toHaveLength(1)
    expect(fired(id, denied(19, 1))).toEqual([])
    expect(fired(id, denied(5, 5))).toHaveLength(1)
    expect(fired(id, denied(19, 4))).toEqual([])
    expect(
      fired(
        id,
        times(30, (index) => request('get', 'secrets', at(index, { ...secret('shop', 'db'), ...person }))),
      ),
    ).toEqual([])
  })
  it('k8s-unauthorized-burst: twenty of a kind, by address where nobody is known', () => {
    const id = 'k8s-unauthorized-burst'
    const denied = (count: number, code: number, who: EventParts) =>
      times(count, (index) => request('list', 'pods', at(index, { ...who, ...refused(code) })))
    expect(fired(id, denied(20, 403, person))).toHaveLength(1)
    expect(fired(id, [...denied(19, 403, person), ...denied(19, 401, person)])).toEqual([])
    expect(fired(id, denied(20, 401, user('')))).toMatchObject([
      { message: expect.stringContaining('was turned away with 401 20 times') },
    ])
    expect(fired(id, denied(40, 404, person))).toEqual([])
    expect(
      fired(
        id,
        times(40, (index) =>
          auditEvent(at(index, { ...anonymous, ...refused(401), verb: 'get', object: null, uri: '/healthz' })),
        ),
      ),
    ).toEqual([])
  })
  it('k8s-anonymous-probe: six paths of four kinds', () => {
    const id = 'k8s-anonymous-probe'
    const kinds = ['pods', 'secrets', 'nodes', 'configmaps', 'services', 'namespaces']
    const probe = (count: number, of: number) =>
      times(count, (index) =>
        request(
          'list',
          kinds[index % of] ?? 'pods',
          at(index, { ...anonymous, ...refused(), uri: `/api/v1/x${index}` }),
        ),
      )
    expect(fired(id, probe(6, 4))).toHaveLength(1)
    expect(fired(id, probe(5, 5))).toEqual([])
    expect(fired(id, probe(9, 3))).toEqual([])
    expect(
      fired(
        id,
        times(9, (index) =>
          auditEvent(at(index, { ...anonymous, ...refused(), verb: 'get', object: null, uri: '/livez' })),
        ),
      ),
    ).toEqual([])
  })
})

describe('reconnaissance', () => {
  it('k8s-permission-enumeration', () => {
    const id = 'k8s-permission-enumeration'
    const asks = (count: number, parts: EventParts) =>
      times(count, (index) => request('create', 'selfsubjectaccessreviews', at(index, parts)))
    expect(fired(id, asks(10, { ...person, ...agent('curl/8.0') }))).toMatchObject([{ severity: 'low' }])
    expect(fired(id, asks(10, { ...person, ...agent('kubectl/v1.30.1') }))).toMatchObject([
      { severity: 'informational' },
    ])
    expect(fired(id, asks(9, { ...person, ...agent('curl/8.0') }))).toEqual([])
    expect(fired(id, asks(30, { ...person, ...agent('Headlamp/0.26') }))).toEqual([])
    expect(fired(id, asks(2, { ...account('shop/web'), ...agent('kubectl/v1.30.1') }))).toMatchObject([
      { severity: 'low', message: expect.stringContaining('for the first time') },
    ])
    expect(fired(id, asks(1, account('shop/web')), {}, true)).toEqual([])
  })
  it('k8s-resource-recon', () => {
    const id = 'k8s-resource-recon'
    const look = (kinds: string[], parts: EventParts, offset = 0) =>
      kinds.map((kind, index) =>
        request('list', kind, at(offset + index * 10, { object: { namespace: '', name: '' }, ...parts })),
      )
    expect(fired(id, look(['pods', 'secrets', 'nodes'], person))).toMatchObject([
      { message: expect.stringContaining('3 kinds') },
    ])
    expect(fired(id, look(['pods', 'secrets'], person))).toEqual([])
    expect(
      fired(id, look(['pods', 'secrets', 'nodes'], { ...person, object: { namespace: 'shop', name: '' } })),
    ).toEqual([])
    expect(
      fired(id, look(['pods', 'secrets', 'nodes'], { ...person, object: { namespace: 'kube-system', name: '' } })),
    ).toHaveLength(1)
    expect(
      fired(id, [...look(['pods', 'secrets', 'nodes'], person), ...look(['pods', 'secrets', 'nodes'], person, 3600)]),
    ).toHaveLength(1)
    expect(fired(id, look(['pods', 'secrets', 'nodes'], { ...person, ...agent('k9s/0.32') }))).toEqual([])
    expect(fired(id, look(['pods', 'secrets', 'nodes'], person), {}, true)).toEqual([])
    expect(
      fired(id, look(['pods', 'secrets', 'nodes'], { ...account('ops/controller'), ...agent('controller/v1') })),
    ).toMatchObject([{ severity: 'informational' }])
  })
  it('k8s-sa-token-multi-ip', () => {
    const id = 'k8s-sa-token-multi-ip'
    const extra = { 'authentication.kubernetes.io/credential-id': ['JTI=1'] }
    const from = (index: number, address: string, told = extra) =>
      request('list', 'pods', at(index, { ...user('system:serviceaccount:shop:web', [], told), sourceIps: [address] }))
    expect(fired(id, [from(0, '10.0.0.1'), from(1, '10.0.0.2'), from(2, '10.0.0.3')])).toHaveLength(1)
    expect(fired(id, [from(0, '10.0.0.1'), from(1, '10.0.0.2'), from(2, '10.0.0.1')])).toEqual([])
    expect(fired(id, [from(0, '10.0.0.1'), from(1, '10.0.0.2'), from(3601, '10.0.0.3')])).toEqual([])
    expect(
      fired(id, [from(0, '10.0.0.1', {} as never), from(1, '10.0.0.2', {} as never), from(2, '10.0.0.3', {} as never)]),
    ).toEqual([])
  })
  it('k8s-api-rate-spike', () => {
    const id = 'k8s-api-rate-spike'
    const minute = (index: number, count: number) =>
      times(count, (step) => request('list', 'pods', at(index * 60 + step * 0.1, person)))
    const usual = Array.from({ length: 40 }, (_, index) => minute(index, 5 + (index % 3))).flat()
    expect(fired(id, [...usual, ...minute(41, 250)])).toHaveLength(1)
    expect(fired(id, [...usual, ...minute(41, 150)])).toEqual([])
    expect(fired(id, [...usual, ...minute(41, 250)], { deliveryUsers: ['ines'] })).toEqual([])
  })
})

describe('destruction', () => {
  it('k8s-mass-deletion', () => {
    const id = 'k8s-mass-deletion'
    const deletes = (count: number, parts: EventParts = person, step = 1) =>
      times(count, (index) =>
        request('delete', 'pods', at(index * step, { object: { name: `web-${index}` }, ...parts })),
      )
    expect(fired(id, deletes(10))).toMatchObject([{ severity: 'high' }])
    expect(fired(id, deletes(9))).toEqual([])
    expect(fired(id, deletes(30, person, 7))).toEqual([])
    expect(fired(id, deletes(10, { ...person, ...agent('Helm/3.15.0') }))).toMatchObject([{ severity: 'low' }])
    expect(fired(id, deletes(50, user('system:serviceaccount:kube-system:generic-garbage-collector')))).toEqual([])
    expect(fired(id, deletes(50), { deliveryUsers: ['ines'] })).toEqual([])
    const kinds = (names: string[]) =>
      names.map((kind, index) => request('deletecollection', kind, at(index, { object: { name: '' }, ...person })))
    expect(fired(id, kinds(['pods', 'secrets', 'configmaps']))).toHaveLength(1)
    expect(fired(id, kinds(['pods', 'secrets', 'secrets']))).toEqual([])
  })
  it('k8s-storage-destroyed', () => {
    const id = 'k8s-storage-destroyed'
    const deletes = (count: number, parts: EventParts = person) =>
      times(count, (index) =>
        request('delete', 'persistentvolumeclaims', at(index * 60, { object: { name: `data-${index}` }, ...parts })),
      )
    expect(fired(id, deletes(3))).toHaveLength(1)
    expect(fired(id, deletes(2))).toEqual([])
    const policy = (value: string) =>
      request(
        'patch',
        'persistentvolumes',
        at(0, {
          ...person,
          object: { namespace: '', name: 'pv-1' },
          requestObject: { spec: { persistentVolumeReclaimPolicy: value } },
        }),
      )
    expect(fired(id, [policy('Delete')])).toMatchObject([{ severity: 'medium' }])
    expect(fired(id, [policy('Retain')])).toEqual([])
  })
})
