import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { acceptHeartbeat } from '@/lib/ingest/heartbeat'
import { makeCollector, send, type TestCollector } from '@/lib/ingest/testing'
import { kubernetesKinds } from '@/lib/model/kubernetes-kinds'
import { readerOf } from '@/lib/queries/testing/fleet'
import { readAsset } from '@/lib/queries/read-asset'
import { readCollector } from '@/lib/queries/read-collector'
import { makeEnvironment } from './testing'

const uid = '7d3b8a4e-0000-4000-8000-000000000001'
const kinds = kubernetesKinds.map(({ group, kind }) => ({ group, kind }))
let environmentId = ''
let collector: TestCollector
beforeEach(async () => {
  environmentId = await makeEnvironment()
  collector = await makeCollector(environmentId)
})

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 10, minute)).toISOString()
const namespace = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, ...(name === 'kube-system' && { uid }) },
})
const web = (name: string, within = 'shop') => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: within },
  spec: { template: { spec: { containers: [{ name: 'web', image: 'example.com/web:1' }] } } },
})
const everything = { namespaces: '*', clusterWide: true }
const only = (...namespaces: string[]) => ({ namespaces, clusterWide: false })
const report = (minute: number, covers: object, items: object[], rest: object = {}) =>
  send(
    collector,
    'kubernetes',
    JSON.stringify({
      apiVersion: 'plimsoll.dev/v1',
      kind: 'ClusterReport',
      collectedAt: at(minute),
      cluster: { uid },
      kinds,
      covers,
      mentions: [],
      items,
      ...rest,
    }),
  )
const snapshot = (minute: number, ...items: object[]) =>
  report(minute, everything, [namespace('kube-system'), namespace('shop'), namespace('ops'), ...items])
const present = async (kind = 'workload') => {
  const rows = await db().asset.findMany({ where: { environmentId, kind, goneAt: null }, orderBy: { name: 'asc' } })
  return rows.map((row) => row.name)
}
const finding = (name: string) =>
  send(
    collector,
    'policy-report',
    JSON.stringify({
      apiVersion: 'wgpolicyk8s.io/v1alpha2',
      kind: 'PolicyReport',
      metadata: { name, namespace: 'shop' },
      scope: { apiVersion: 'apps/v1', kind: 'Deployment', name, namespace: 'shop' },
      results: [{ policy: 'no-latest', rule: 'tag', result: 'fail', severity: 'high', message: 'no' }],
    }),
    { 'plimsoll-cluster': uid, 'plimsoll-collected-at': at(2) },
  )

describe('what our own collector reports', () => {
  it('changes a namespace without touching the others', async () => {
    await snapshot(1, web('a'), web('b'), web('x', 'ops'))
    await report(3, only('shop'), [web('b'), web('c')])
    expect(await present()).toEqual(['b', 'c', 'x'])
  })

  it('empties a namespace, and resolves what was found in it', async () => {
    await snapshot(1, web('a'), web('b'))
    await finding('a')
    expect(await db().finding.count({ where: { environmentId, open: true } })).toBe(1)
    await report(3, only('shop'), [])
    expect(await present()).toEqual([])
    expect(await db().finding.count({ where: { environmentId, open: true } })).toBe(0)
    expect(await db().finding.count({ where: { environmentId, open: false } })).toBe(1)
  })

  it('never deletes or brings back by a report that comes late', async () => {
    await snapshot(1, web('a'))
    await report(5, only('shop'), [web('b')])
    await report(3, only('shop'), [web('a'), web('old')])
    expect(await present()).toEqual(['b'])
    await snapshot(4, web('a'))
    expect(await present()).toEqual(['b'])
    await snapshot(6, web('b'), web('c'))
    expect(await present()).toEqual(['b', 'c'])
  })

  it('takes a namespace that is gone away with all that was in it, also when the parts of a snapshot name it no more', async () => {
    await snapshot(1, web('a'), web('x', 'ops'))
    await report(2, { namespaces: [], clusterWide: true }, [namespace('kube-system'), namespace('shop')])
    expect(await present('namespace')).toEqual(['kube-system', 'shop'])
    expect(await present()).toEqual(['a'])
  })

  it('keeps what is gone in the collector’s eyes only if it may see it', async () => {
    await snapshot(1, web('a'))
    const blind = kinds.filter(({ kind }) => kind !== 'Deployment')
    await report(2, everything, [namespace('kube-system'), namespace('shop')], { kinds: blind })
    expect(await present()).toEqual(['a'])
  })

  it('remembers single namespaces only until all of them are told again', async () => {
    await snapshot(1, web('a'))
    await report(2, only('shop', 'ops'), [web('a')])
    const scopes = () => db().coverage.findMany({ where: { environmentId, scope: { startsWith: 'assets:workload' } } })
    expect((await scopes()).map((row) => row.scope).sort()).toEqual([
      'assets:workload:*:*',
      'assets:workload:*:ops',
      'assets:workload:*:shop',
    ])
    await snapshot(3, web('a'))
    expect((await scopes()).map((row) => row.scope)).toEqual(['assets:workload:*:*'])
  })

  it('is of the same cluster for life, also when others knew it by name before', async () => {
    await send(collector, 'kubernetes', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [web('a')] }), {
      'plimsoll-cluster': 'prod',
      'plimsoll-collected-at': at(0),
    })
    await report(1, everything, [namespace('kube-system'), namespace('shop'), web('a')], {
      cluster: { uid, name: 'prod' },
    })
    await report(2, only('shop'), [web('b')])
    expect(await present('cluster')).toEqual(['prod'])
    expect(await present()).toEqual(['b'])
  })
})

describe('heartbeats', () => {
  const beat = (rest: object = {}) => ({
    collector: 'kubernetes',
    version: '0.1.0',
    memory: 100_000_000,
    uptime: 60,
    cluster: {
      uid,
      version: 'v1.34.0',
      distribution: 'eks',
      nodes: 3,
      objects: { Pod: 12 },
      inStep: true,
      unreadable: [{ kind: 'Secret', reason: 'forbidden' }],
    },
    spool: { reports: 0, bytes: 0 },
    trouble: null,
    ...rest,
  })

  it('stand with the collector and with the cluster, and grow old', async () => {
    const reader = { ...readerOf([environmentId]), now: new Date('2026-11-20T00:00:20Z') }
    await snapshot(1, web('a'))
    await acceptHeartbeat(collector, beat(), new Date('2026-11-20T00:00:00Z'))
    await acceptHeartbeat(collector, beat({ uptime: 90, version: '0.1.0\0' }), new Date('2026-11-20T00:00:10Z'))
    const cluster = await db().asset.findFirstOrThrow({ where: { environmentId, kind: 'cluster' } })
    const asset = await readAsset(reader, { id: cluster.id })
    expect(asset.heartbeats).toMatchObject([
      { at: '2026-11-20T00:00:10.000Z', freshness: 'live', facts: { uptime: 90, version: '0.1.0' } },
    ])
    const told = await readCollector({ ...reader, now: new Date('2026-11-20T00:05:00Z') }, { id: collector.id })
    expect(told.heartbeats).toMatchObject([{ assetId: cluster.id, freshness: 'late' }])
  })

  it('follow a cluster that is kept under another name', async () => {
    const items = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [web('a')] })
    await send(collector, 'kubernetes', items, { 'plimsoll-cluster': 'prod', 'plimsoll-collected-at': at(0) })
    await report(1, everything, [namespace('kube-system')], { cluster: { uid, name: 'prod' } })
    await acceptHeartbeat(collector, beat(), new Date())
    const cluster = await db().asset.findFirstOrThrow({ where: { environmentId, kind: 'cluster', goneAt: null } })
    expect((await readAsset(readerOf([environmentId]), { id: cluster.id })).heartbeats).toHaveLength(1)
  })

  it('are no reports: who never sent one is still waited for', async () => {
    await acceptHeartbeat(collector, beat(), new Date())
    expect((await db().collector.findUniqueOrThrow({ where: { id: collector.id } })).lastSeenAt).toBeNull()
  })

  it('are refused when they are none', async () => {
    await expect(acceptHeartbeat(collector, { collector: 'x' }, new Date())).rejects.toMatchObject({ code: 'invalid' })
    await expect(acceptHeartbeat({ kind: 'anonymous' }, beat(), new Date())).rejects.toThrow('token')
  })
})
