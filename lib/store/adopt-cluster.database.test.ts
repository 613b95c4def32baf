import { beforeEach, describe, expect, it } from 'vitest'
import { falcoEvent } from '@/lib/commands/testing/alerts'
import { db } from '@/lib/db'
import { makeCollector, send, type TestCollector } from '@/lib/ingest/testing'
import { makeEnvironment } from './testing'

let environmentId = ''
let collector: TestCollector
beforeEach(async () => {
  environmentId = await makeEnvironment()
  collector = await makeCollector(environmentId)
})

const name = 'arn:aws:eks:eu-west-1:1:cluster/prod'
const uid = '7d3b8a4e-0000-4000-8000-000000000001'
const otherUid = '7d3b8a4e-0000-4000-8000-000000000002'
let minute = 0
/** Headers of a report that is newer than all before it and calls the cluster so. */
const as = (cluster?: string) => ({
  'plimsoll-collected-at': new Date(Date.UTC(2026, 10, 1, 10, minute++)).toISOString(),
  ...(cluster ? { 'plimsoll-cluster': cluster } : {}),
})
const namespaced = (kind: string, apiVersion: string, rest: object) => ({
  apiVersion,
  kind,
  metadata: { name: 'web', namespace: 'shop' },
  ...rest,
})
const pod = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'web', image: 'example.com/web:1' }] },
}
const web = namespaced('Deployment', 'apps/v1', { spec: { replicas: 1, template: pod } })
const namespace = (called: string, id?: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: called, ...(id ? { uid: id } : {}) },
})
const list = (...items: object[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items })
const objects = (id: string | null, cluster?: string) =>
  send(
    collector,
    'kubernetes',
    list(...(id ? [namespace('kube-system', id)] : []), namespace('shop'), web),
    as(cluster),
  )
const policy = (cluster: string) =>
  send(
    collector,
    'policy-report',
    list(
      namespaced('PolicyReport', 'wgpolicyk8s.io/v1alpha2', {
        scope: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'shop' },
        results: [{ policy: 'no-latest', rule: 'tag', result: 'fail', severity: 'high', message: 'no' }],
      }),
    ),
    as(cluster),
  )
const event = (cluster: string) =>
  send(collector, 'falco', JSON.stringify(falcoEvent({ workload: 'web' })), { 'plimsoll-cluster': cluster })

const here = (kind: string) => db().asset.findMany({ where: { environmentId, kind, goneAt: null } })
const only = async (kind: string) => {
  const found = await here(kind)
  expect(found.map((row) => row.key)).toHaveLength(1)
  return found[0]?.id
}
const alertAssets = async () =>
  (await db().alert.findMany({ where: { environmentId } })).map(({ assetId, clusterId, count }) => ({
    assetId,
    clusterId,
    count,
  }))

/** One cluster, one workload with the finding, one alert, the counts as the rows have them. */
async function expectOne(alerts: number) {
  const [clusterId, workload] = [await only('cluster'), await only('workload')]
  expect((await here('namespace')).map((row) => row.name).toSorted()).toEqual(['kube-system', 'shop'])
  expect(await db().finding.findMany({ where: { environmentId, open: true }, select: { assetId: true } })).toEqual([
    { assetId: workload },
  ])
  expect(await alertAssets()).toEqual([{ assetId: workload, clusterId, count: alerts }])
  for (const kind of ['cluster', 'workload', 'namespace']) {
    const counted = await db().assetTally.findUnique({ where: { environmentId_kind: { environmentId, kind } } })
    expect([kind, counted?.count]).toEqual([kind, (await here(kind)).length])
  }
}

describe('a cluster that has a name and a uid', () => {
  it('is one when the name came first, whatever comes after under either', async () => {
    await policy(name)
    await event(name)
    await objects(uid, name)
    await expectOne(1)
    await policy(uid)
    await event(uid)
    await objects(uid)
    await objects(null, name)
    await policy(name)
    await event(name)
    await expectOne(3)
    expect((await here('cluster'))[0]).toMatchObject({ key: 'k8s/arn:aws:eks:eu-west-1:1:cluster%2Fprod', name })
  })

  it('is one when the uid came first', async () => {
    await objects(uid, name)
    await policy(name)
    await event(uid)
    await event(name)
    await policy(uid)
    await expectOne(2)
    expect((await here('cluster')).map((row) => row.key)).toEqual([`k8s/${uid}`])
  })

  it('is one as soon as a report names both, though each was known by itself', async () => {
    await objects(uid)
    await policy(name)
    expect(await here('cluster')).toHaveLength(2)
    await objects(uid, name)
    await policy(name)
    await event(name)
    await expectOne(1)
    expect((await here('cluster'))[0]).toMatchObject({ key: `k8s/${uid}`, name })
  })

  it('is another when it was built anew under the same name', async () => {
    await policy(name)
    await objects(uid, name)
    await objects(otherUid, name)
    expect((await here('cluster')).map((row) => row.key).toSorted()).toEqual([
      `k8s/${otherUid}`,
      'k8s/arn:aws:eks:eu-west-1:1:cluster%2Fprod',
    ])
    await event(name)
    const newer = (await here('cluster')).find((row) => row.key === `k8s/${otherUid}`)
    expect((await alertAssets()).map((row) => row.clusterId)).toEqual([newer?.id])
    // The first one still answers to its own uid.
    await event(uid)
    expect(new Set((await alertAssets()).map((row) => row.clusterId)).size).toBe(2)
  })
})
