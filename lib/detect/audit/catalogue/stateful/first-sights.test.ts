import { describe, expect, it } from 'vitest'
import { defaultAuditContext } from '../../context'
import { rightsKey } from '../../known'
import { request, type EventParts } from '../../testing'
import { DetectionRun } from '../../testing-run'
import { account, agent, at, days, fired, node, person, refused, secret, times, user } from './testing'
import { nodePattern } from './workloads'

describe('identities', () => {
  const lists = (seconds: number, parts: EventParts) => request('list', 'pods', at(seconds, parts))
  const admin = user('kubernetes-admin', ['kubeadm:cluster-admins'])

  it('k8s-kubeconfig-from-new-client', () => {
    const id = 'k8s-kubeconfig-from-new-client'
    const known = [lists(-7200, { ...admin, ...agent('kubectl/v1.30.1') })]
    expect(fired(id, [...known, lists(0, { ...admin, ...agent('python-requests/2.31') })])).toHaveLength(1)
    expect(fired(id, [...known, lists(0, { ...admin, ...agent('kubectl/v1.31.0') })])).toEqual([])
    expect(fired(id, [...known, lists(0, { ...person, ...agent('python-requests/2.31') })])).toEqual([])
  })
  it('k8s-unusual-user-agent', () => {
    const id = 'k8s-unusual-user-agent'
    const known = [lists(-days(2), { ...account('shop/web'), ...agent('web/v1.0 (linux/amd64)') })]
    expect(fired(id, [...known, lists(0, { ...account('shop/web'), ...agent('curl/8.1') })])).toMatchObject([
      { severity: 'low' },
    ])
    expect(fired(id, [...known, lists(0, { ...account('shop/web'), ...agent('web/v2.0 (linux/amd64)') })])).toEqual([])
    expect(
      fired(id, [
        lists(0, { ...account('shop/new'), ...agent('curl/8.1') }),
        lists(3600, { ...account('shop/new'), ...agent('wget/1') }),
      ]),
    ).toEqual([])
  })
  it('k8s-new-admin-user, by group or by the inventory', () => {
    const id = 'k8s-new-admin-user'
    const write = (parts: EventParts) => request('delete', 'pods', at(0, parts))
    expect(fired(id, [write(admin)])).toHaveLength(1)
    expect(fired(id, [write(person)])).toEqual([])
    expect(fired(id, [lists(0, admin)])).toEqual([])
    expect(fired(id, [write(admin)], {}, true)).toEqual([])
    const known = new Map([[rightsKey('k8s/test', person.user), ['do everything']]])
    const run = new DetectionRun(defaultAuditContext, known).learned('k8s/test', '2026-11-20T12:00:00Z')
    expect(run.send([write(person)]).map((one) => one.id)).toContain(id)
  })
  it('k8s-impersonate-first-seen', () => {
    const id = 'k8s-impersonate-first-seen'
    const impersonated = { name: 'ops', groups: [], extra: {} }
    expect(fired(id, [lists(0, { ...person, impersonated }), lists(1, { ...person, impersonated })])).toHaveLength(1)
    expect(fired(id, [lists(0, person)])).toEqual([])
    expect(
      fired(id, [lists(-days(3), { ...person, impersonated }), lists(0, { ...person, impersonated })]),
    ).toHaveLength(1)
    expect(fired(id, [lists(0, { ...person, impersonated })], {}, true)).toEqual([])
  })
  it('k8s-sa-rare-operation', () => {
    const id = 'k8s-sa-rare-operation'
    const known = lists(-days(2), account('shop/web'))
    const get = (namespace: string) =>
      request('get', 'secrets', at(0, { ...account('shop/web'), ...secret(namespace, 'db') }))
    const used = request('get', 'secrets', at(-days(2), { ...account('shop/web'), ...secret('shop', 'db') }))
    expect(fired(id, [used, get('pay')])).toMatchObject([{ message: expect.stringContaining('get secrets in pay') }])
    expect(fired(id, [used, get('shop')])).toEqual([])
    expect(fired(id, [known, get('shop')])).toEqual([])
    expect(fired(id, [used, request('list', 'nodes', at(0, account('shop/web')))])).toEqual([])
    expect(fired(id, [used, request('create', 'pods/exec', at(0, account('shop/web')))])).toHaveLength(1)
  })
})

describe('first sights', () => {
  const metadata = { annotations: { 'kubernetes.io/config.mirror': 'x' } }
  const mirrored = (name: string, seconds = 0, parts: EventParts = {}) =>
    request(
      'create',
      'pods',
      at(seconds, {
        ...node,
        object: { namespace: 'kube-system', name: `${name}-node-1` },
        requestObject: { metadata, spec: {} },
        ...parts,
      }),
    )

  it('k8s-mirror-pod-outside-controlplane', () => {
    const id = 'k8s-mirror-pod-outside-controlplane'
    expect(fired(id, [mirrored('backdoor')])).toMatchObject([{ severity: 'high' }])
    expect(fired(id, [mirrored('etcd')])).toEqual([])
    expect(fired(id, [mirrored('etcd', 0, { object: { namespace: 'default', name: 'etcd-node-1' } })])).toHaveLength(1)
    expect(fired(id, [mirrored('backdoor')], {}, true)).toEqual([])
    expect(fired(id, [mirrored('x', 0, { requestObject: { metadata: {}, spec: {} } })])).toEqual([])
  })
  it('k8s-naked-pod-by-user', () => {
    const id = 'k8s-naked-pod-by-user'
    const pod = (parts: EventParts, metadata: { [key: string]: never[] | { name: string }[] } = {}) =>
      request('create', 'pods', at(0, { requestObject: { metadata, spec: {} }, ...parts }))
    expect(fired(id, [pod(person), pod(person)])).toMatchObject([{ severity: 'informational' }])
    expect(fired(id, [pod(account('shop/web'))])).toEqual([])
    expect(fired(id, [pod(person, { ownerReferences: [{ name: 'rs' }] })])).toEqual([])
  })
  it('k8s-unusual-workload-edit', () => {
    const id = 'k8s-unusual-workload-edit'
    const edit = (seconds: number, parts: EventParts) => request('patch', 'deployments', at(seconds, parts))
    const known = edit(-days(2), person)
    expect(fired(id, [known, edit(0, user('robin'))])).toHaveLength(1)
    expect(fired(id, [known, edit(0, person)])).toEqual([])
    expect(fired(id, [known, edit(0, { ...person, ...agent('curl/8') })])).toHaveLength(1)
    expect(fired(id, [edit(0, person)])).toEqual([])
  })
  it('k8s-pod-exec-by-serviceaccount', () => {
    const id = 'k8s-pod-exec-by-serviceaccount'
    const exec = (parts: EventParts, seconds = 0) =>
      request('get', 'pods/exec', at(seconds, { stage: 'ResponseStarted', code: 101, ...parts }))
    expect(fired(id, [exec(account('shop/web')), exec(account('shop/web'), 5)])).toHaveLength(1)
    expect(fired(id, [exec(person)])).toEqual([])
    expect(fired(id, [exec(account('shop/web'))], {}, true)).toEqual([])
  })
  it('k8s-unknown-node-joined', () => {
    const id = 'k8s-unknown-node-joined'
    const join = (name: string, seconds = 0) =>
      request('create', 'nodes', at(seconds, { ...user(`system:node:${name}`), object: { namespace: '', name } }))
    expect(fired(id, [join('worker-1', -days(3)), join('worker-2')])).toHaveLength(1)
    expect(fired(id, [join('worker-1', -days(3)), join('evil')])).toHaveLength(2)
    expect(fired(id, [join('worker-1')], {}, true)).toEqual([])
    expect(nodePattern('aks-pool1-12345678-vmss00000a')).toBe(nodePattern('aks-pool1-87654321-vmss00000b'))
    expect(nodePattern('gke-prod-pool-bcdfg-x9kz')).toBe(nodePattern('gke-prod-pool-qrstv-w2hj'))
    expect(nodePattern('ip-10-0-1-2.eu-west-1.compute.internal')).toBe(
      nodePattern('ip-10-0-99-7.eu-west-1.compute.internal'),
    )
    expect(nodePattern('worker-1')).not.toBe(nodePattern('evil-1'))
  })
  it('k8s-secret-read-sensitive', () => {
    const id = 'k8s-secret-read-sensitive'
    const get = (namespace: string, name: string, parts: EventParts = person) =>
      request('get', 'secrets', at(0, { ...secret(namespace, name), ...parts }))
    expect(fired(id, [get('kube-system', 'x'), get('kube-system', 'x')])).toHaveLength(1)
    expect(fired(id, [get('argocd', 'argocd-secret')])).toHaveLength(1)
    expect(fired(id, [get('shop', 'db')])).toEqual([])
    expect(fired(id, [get('platform', 'x')], { systemNamespaces: ['platform'] })).toHaveLength(1)
    expect(fired(id, [get('kube-system', 'x', node)])).toEqual([])
  })
})

describe('rights', () => {
  it('k8s-rbac-write-by-serviceaccount', () => {
    const id = 'k8s-rbac-write-by-serviceaccount'
    expect(
      fired(
        id,
        times(2, (index) => request('create', 'rolebindings', at(index, account('shop/web')))),
      ),
    ).toHaveLength(1)
    expect(fired(id, [request('create', 'rolebindings', at(0, person))])).toEqual([])
    expect(fired(id, [request('get', 'rolebindings', at(0, account('shop/web')))])).toEqual([])
  })
  it('k8s-rbac-then-workload, within five minutes and in that order', () => {
    const id = 'k8s-rbac-then-workload'
    const rights = (seconds: number, parts: EventParts = person) =>
      request('create', 'clusterrolebindings', at(seconds, parts))
    const work = (seconds: number, parts: EventParts = person) => request('create', 'deployments', at(seconds, parts))
    expect(fired(id, [rights(0), work(300)])).toMatchObject([{ severity: 'medium' }])
    expect(fired(id, [rights(0), work(300.001)])).toEqual([])
    expect(fired(id, [work(0), rights(10)])).toEqual([])
    expect(fired(id, [rights(0), work(10, user('robin'))])).toEqual([])
    const helm = { ...person, ...agent('Helm/3.15.0') }
    expect(fired(id, [rights(0, helm), work(1, helm)])).toMatchObject([{ severity: 'informational' }])
  })
  it('k8s-node-identity-misuse', () => {
    const id = 'k8s-node-identity-misuse'
    const kubelet = { ...node, ...agent('kubelet/v1.30.0 (linux/amd64)') }
    const denied = (count: number) =>
      times(count, (index) =>
        request('get', 'secrets', at(index, { ...kubelet, ...secret('shop', `s${index}`), ...refused() })),
      )
    expect(fired(id, denied(3))).toHaveLength(1)
    expect(fired(id, denied(2))).toEqual([])
    expect(fired(id, [request('list', 'clusterroles', at(0, kubelet))])).toHaveLength(1)
    expect(fired(id, [request('list', 'secrets', at(0, { ...kubelet, object: { name: '' } }))])).toHaveLength(1)
    expect(fired(id, [request('list', 'secrets', at(0, { ...kubelet, ...secret('shop', 'db') }))])).toEqual([])
    expect(fired(id, [request('list', 'pods', at(0, { ...node, ...agent('curl/8.0') }))])).toHaveLength(1)
    expect(fired(id, [request('list', 'pods', at(0, kubelet)), request('get', 'namespaces', at(0, kubelet))])).toEqual(
      [],
    )
    expect(fired(id, [request('list', 'pods', at(0, { ...node, ...agent('k3s/v1.30.0+k3s1') }))])).toEqual([])
  })
})
