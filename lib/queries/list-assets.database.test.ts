import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { listAssetRelations } from './list-asset-relations'
import { listAssets } from './list-assets'
import { readAsset } from './read-asset'
import { observe, store } from '@/lib/store/testing'
import { makeFleet, readerOf, walk } from './testing/fleet'

let one = ''
let two = ''
let cluster = ''
beforeAll(async () => {
  one = (await makeFleet({ images: 12 })).environmentId
  two = (await makeFleet({ images: 5, cluster: 'c2' })).environmentId
  cluster = (await db().asset.findFirstOrThrow({ where: { environmentId: one, kind: 'cluster' } })).id
  // A newer list that shows one workload less: it is gone.
  await store(
    one,
    observe({
      source: 'kubernetes',
      evidenceAt: '2026-11-16T10:00:00.000Z',
      assets: ['app-0', 'app-2', 'app-4'].map((name) => ({
        kind: 'workload' as const,
        key: `k8s/c1/apps/Deployment/${name === 'app-2' ? 'ops' : 'shop'}/${name}`,
        name,
        namespace: name === 'app-2' ? 'ops' : 'shop',
        cluster: 'k8s/c1',
        attributes: { kind: 'Deployment', replicas: 2 },
      })),
      scopes: [{ type: 'assets', cluster: 'k8s/c1', kinds: ['workload'], complete: true }],
    }),
  )
})

const filters = fc.record(
  {
    environment: fc.constantFrom('one', 'two'),
    kind: fc.constantFrom('image', 'workload,namespace', 'cluster'),
    status: fc.constantFrom('present', 'gone'),
    cluster: fc.constant('cluster'),
    namespace: fc.constantFrom('shop', 'ops'),
    q: fc.constantFrom('app', 'APP-1', 'sho', '_', '%'),
  },
  { requiredKeys: [] },
)

describe('assets', () => {
  it('come exactly once each, by name, as many as the total says, whatever the filter and page size', async () => {
    const everything = await db().asset.findMany()
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 9 }), async (wanted, limit) => {
        const filter = {
          ...wanted,
          ...(wanted.environment && { environment: wanted.environment === 'one' ? one : two }),
          ...(wanted.cluster && { cluster }),
        }
        const { items, pages } = await walk(listAssets, readerOf('all'), filter, limit)
        const expected = everything.filter(
          (asset) =>
            (filter.environment ?? asset.environmentId) === asset.environmentId &&
            (filter.kind?.split(',').includes(asset.kind) ?? true) &&
            (asset.goneAt === null) === (filter.status !== 'gone') &&
            (filter.cluster ?? asset.clusterId) === asset.clusterId &&
            (filter.namespace ?? asset.namespace) === asset.namespace &&
            asset.name.toLowerCase().includes((filter.q ?? '').toLowerCase()),
        )
        expect(items).toHaveLength(expected.length)
        expect(new Set(items.map((item) => item.id))).toEqual(new Set(expected.map((asset) => asset.id)))
        for (const page of pages) expect(page.total).toEqual({ value: items.length, capped: false })
        const names = items.map((item) => item.name)
        expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)))
      }),
      { numRuns: 60 },
    )
  })

  it('are limited to the scope', async () => {
    const { items } = await walk(listAssets, readerOf([two]), {}, 20)
    expect(new Set(items.map((item) => item.environmentId))).toEqual(new Set([two]))
    await expect(listAssets(readerOf([two]), { environment: one })).rejects.toMatchObject({ code: 'not-found' })
    await expect(listAssets(readerOf('all'), { sort: 'size' as 'name' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('one asset', () => {
  it('tells its posture, findings, relations and how fresh they are', async () => {
    const { id } = await db().asset.findFirstOrThrow({ where: { environmentId: one, name: 'app-4', kind: 'workload' } })
    const asset = await readAsset(readerOf([one]), { id })
    expect(asset).toMatchObject({
      kind: 'workload',
      objectKind: 'Deployment',
      namespace: 'shop',
      cluster: { id: cluster, name: 'c1' },
      alerts: { open: 0, total: 0, capped: false },
      attributes: { replicas: 2 },
    })
    expect(asset.assessments.length).toBe(await db().assessment.count({ where: { assetId: id } }))
    const relations = await walk(listAssetRelations, readerOf([one]), { id }, 1)
    expect(relations.items).toHaveLength(asset.relations.reduce((sum, row) => sum + row.count, 0))
  })

  it('that is a cluster or a namespace says what it holds', async () => {
    const held = await readAsset(readerOf([one]), { id: cluster })
    expect(held.holds).toEqual([
      { kind: 'namespace', count: 2 },
      { kind: 'workload', count: 3 },
    ])
    expect(held.attributes).toMatchObject({ distribution: 'k3s', nodes: 3 })
    const shop = await db().asset.findFirstOrThrow({ where: { environmentId: one, name: 'shop', kind: 'namespace' } })
    expect((await readAsset(readerOf([one]), { id: shop.id })).holds).toEqual([{ kind: 'workload', count: 2 }])
  })

  it('is not there for a reader elsewhere', async () => {
    await expect(readAsset(readerOf([two]), { id: cluster })).rejects.toMatchObject({ code: 'not-found' })
    await expect(listAssetRelations(readerOf([two]), { id: cluster })).rejects.toMatchObject({ code: 'not-found' })
    await expect(readAsset(readerOf('all'), { id: 'no-uuid' })).rejects.toMatchObject({ code: 'invalid' })
  })
})
