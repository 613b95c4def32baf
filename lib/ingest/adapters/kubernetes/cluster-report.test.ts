import { describe, expect, it } from 'vitest'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { kubernetesKinds } from '@/lib/model/kubernetes-kinds'
import { kubernetesAdapter } from './index'
import * as sample from './sample-objects'

const all = kubernetesKinds.map(({ group, kind }) => ({ group, kind }))
const report = (items: unknown[], rest: object = {}) => ({
  apiVersion: 'plimsoll.dev/v1',
  kind: 'ClusterReport',
  collectedAt: '2026-03-01T11:00:00+01:00',
  cluster: { uid: sample.uid, version: 'v1.34.0' },
  kinds: all,
  covers: { namespaces: '*', clusterWide: true },
  mentions: [],
  items,
  ...rest,
})
const shop = { covers: { namespaces: ['shop'], clusterWide: false } }
const rbac = 'rbac.authorization.k8s.io'

function observe(document: unknown) {
  const result = kubernetesAdapter.read([document], sample.context)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const scopeOf = (document: unknown, kind: string) =>
  observe(document).scopes.filter((scope) => scope.type === 'assets' && (scope.kinds as string[]).includes(kind))
const asset = (document: unknown, name: string) => observe(document).assets.find((one) => one.name === name)

conformsToAdapter(
  kubernetesAdapter,
  [
    { name: 'a snapshot', documents: [report([...sample.namespaces('shop'), sample.deployment('web', 'nginx:1')])] },
    { name: 'the changes of a namespace', documents: [report([sample.deployment('web', 'nginx:1')], shop)] },
    { name: 'a namespace that is empty now', documents: [report([], shop)] },
  ],
  [
    { name: 'a report without a cluster', documents: [report([], { cluster: {} })] },
    { name: 'a report that covers nothing it names', documents: [report([], { covers: null })] },
    {
      name: 'a report of one cluster with the namespace of another',
      documents: [report([sample.object('v1', 'Namespace', 'kube-system', { metadata: { uid: 'other' } })])],
    },
  ],
)

describe('a report of our own collector', () => {
  it('is dated by its collector', () => {
    expect(observe(report([])).evidenceAt).toBe('2026-03-01T10:00:00.000Z')
  })

  it('covers all that it says, also what it holds none of', () => {
    expect(scopeOf(report([]), 'workload')).toEqual([
      { type: 'assets', cluster: `k8s/${sample.uid}`, kinds: ['workload'], complete: true },
    ])
    expect(scopeOf(report([]), 'node')).toMatchObject([{ complete: true, kinds: ['node'] }])
  })

  it('of an empty namespace covers that namespace, never the cluster', () => {
    const { scopes } = observe(report([], shop))
    expect(scopes.length).toBeGreaterThan(5)
    expect(scopes.every((scope) => scope.type === 'assets' && scope.namespaces?.join() === 'shop')).toBe(true)
  })

  it('of nothing but what lies outside namespaces covers nothing inside', () => {
    const { scopes } = observe(report([], { covers: { namespaces: [], clusterWide: true } }))
    expect(scopes.some((scope) => scope.type === 'assets' && scope.kinds.includes('workload'))).toBe(false)
    expect(scopes.some((scope) => scope.type === 'assets' && scope.kinds.includes('node'))).toBe(true)
  })

  it('is silent about kinds that the collector may not see', () => {
    const kinds = all.filter(({ kind }) => kind !== 'Secret' && kind !== 'Pod')
    expect(scopeOf(report([], { kinds }), 'secret')).toEqual([])
    const [workloads] = scopeOf(report([], { kinds }), 'workload')
    expect(workloads).toMatchObject({ complete: true })
    expect(workloads?.type === 'assets' && workloads.objectKinds).not.toContain('Pod')
    expect(workloads?.type === 'assets' && workloads.objectKinds).toContain('Deployment')
  })

  it('is not final about a kind of which an object is broken', () => {
    const broken = { ...sample.deployment('web', 'nginx'), spec: { template: 'none' } }
    const [workloads] = scopeOf(report([broken]), 'workload')
    expect(workloads?.type === 'assets' && workloads.objectKinds).not.toContain('Deployment')
    expect(workloads?.type === 'assets' && workloads.objectKinds).toContain('DaemonSet')
  })

  it('describes the cluster only when it covers what lies outside namespaces', () => {
    const server = sample.inNamespace('kube-system', 'v1', 'Pod', 'kube-apiserver-a', {
      spec: { containers: [{ name: 'a', image: 'registry.k8s.io/kube-apiserver:v1.33.9' }] },
    })
    const part = asset(report([server], { covers: { namespaces: ['kube-system'], clusterWide: false } }), sample.uid)
    expect(part).toMatchObject({ kind: 'cluster', mentioned: true })
    expect(asset(report([server]), sample.uid)).toMatchObject({ attributes: { version: 'v1.34.0' } })
    const named = report([], { cluster: { uid: sample.uid, name: 'prod' } })
    expect(asset(named, 'prod')).toMatchObject({ kind: 'cluster', references: ['cluster:prod'] })
  })

  it('says the same of a workload whether it comes alone in its namespace or with the whole cluster', () => {
    const web = sample.deployment('web', 'nginx:1')
    const elsewhere = sample.inNamespace('ops', 'v1', 'Service', 'x', { spec: { selector: { app: 'x' } } })
    const pod = { ...sample.pod('lone', null, 'nginx:1'), metadata: { name: 'lone', namespace: 'ops' } }
    const alone = asset(report([web], shop), 'web')
    expect(alone).toMatchObject({ attributes: { exposed: 'none', pods: { count: 0, running: 0 } } })
    expect(alone).toEqual(asset(report([web, elsewhere, pod]), 'web'))
  })

  it('binds to what exists elsewhere, and makes nothing up', () => {
    const binding = (role: string, account: string) =>
      sample.inNamespace('shop', `${rbac}/v1`, 'RoleBinding', `${role}-${account}`, {
        roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: role },
        subjects: [{ kind: 'ServiceAccount', name: account, namespace: 'ops' }],
      })
    const mentions = [
      { group: rbac, kind: 'ClusterRole', namespace: null, name: 'view' },
      { group: '', kind: 'ServiceAccount', namespace: 'ops', name: 'bot' },
    ]
    const { assets, edges } = observe(
      report([binding('view', 'bot'), binding('gone', 'nobody')], { ...shop, mentions }),
    )
    expect(assets.find((one) => one.name === 'view')).toMatchObject({ kind: 'role', mentioned: true })
    expect(edges.filter((edge) => edge.kind === 'bound-to').map((edge) => edge.to.split('/').at(-1))).toEqual([
      'bot',
      'view',
    ])
    expect(assets.some((one) => one.name === 'gone' || one.name === 'nobody')).toBe(false)
  })
})
