import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { Observation } from '@/lib/model/observation'
import { imageScan, makeEnvironment, observe, store, testImage } from '@/lib/store/testing'
import { listAssets } from './list-assets'
import { readAsset } from './read-asset'
import { readerOf } from './testing/fleet'

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`
const workload = (name: string) => ({
  kind: 'workload' as const,
  key: `k8s/c1/apps/Deployment/shop/${name}`,
  name,
  namespace: 'shop',
  cluster: 'k8s/c1',
  attributes: { kind: 'Deployment' },
})
const cluster = { kind: 'cluster' as const, key: 'k8s/c1', name: 'c1', attributes: {} }
const image = { kind: 'image' as const, key: testImage, name: 'library/web:1', attributes: {} }

/** The workloads of the cluster as one report has them. */
const listed = (
  day: number,
  names: string[],
  scope: Partial<Extract<Observation['scopes'][number], { type: 'assets' }>>,
) =>
  observe({
    source: 'kubernetes',
    evidenceAt: at(day),
    assets: [cluster, image, ...names.map(workload)],
    edges: names.map((name) => ({ from: workload(name).key, kind: 'runs' as const, to: testImage })),
    scopes: [{ type: 'assets', cluster: 'k8s/c1', kinds: ['workload'], complete: true, ...scope }],
  })

let environment = ''
const seen = async () => {
  const { items } = await listAssets(readerOf('all'), { environment, status: 'present' })
  return Object.fromEntries(items.map((row) => [row.name, row.lastSeenAt]))
}

beforeAll(async () => {
  environment = await makeEnvironment()
  await store(environment, listed(10, ['app', 'old'], {}))
})

describe('when an asset was last seen', () => {
  it('moves with a whole list that says nothing new of it', async () => {
    await store(environment, listed(11, ['app', 'old'], {}))
    expect(await seen()).toMatchObject({ app: at(11), old: at(11), 'library/web:1': at(11) })
    const row = await db().asset.findFirstOrThrow({ where: { environmentId: environment, name: 'app' } })
    expect(row.evidenceAt.toISOString()).toBe(at(10))
    expect(await readAsset(readerOf('all'), { id: row.id })).toMatchObject({ lastSeenAt: at(11), evidenceAt: at(10) })
  })

  it('does not move with a list in part, of another kind of object or of another namespace', async () => {
    await store(environment, listed(12, [], { complete: false }))
    await store(environment, listed(13, [], { objectKinds: ['StatefulSet'] }))
    await store(environment, listed(14, [], { namespaces: ['ops'] }))
    expect(await seen()).toMatchObject({ app: at(11), old: at(11) })
    await store(environment, listed(15, ['app', 'old'], { objectKinds: ['Deployment'], namespaces: ['shop'] }))
    expect(await seen()).toMatchObject({ app: at(15), old: at(15) })
  })

  it('of an image moves with a scan of it', async () => {
    await store(environment, imageScan(['CVE-2099-0001'], { evidenceAt: at(16) }))
    expect(await seen()).toMatchObject({ 'library/web:1': at(16), app: at(15) })
  })

  it('stays where it was once the asset is gone', async () => {
    await store(environment, listed(17, ['app'], {}))
    const { items } = await listAssets(readerOf('all'), { environment, status: 'gone' })
    expect(items.map(({ name, lastSeenAt }) => ({ name, lastSeenAt }))).toEqual([{ name: 'old', lastSeenAt: at(10) }])
    expect(await seen()).toMatchObject({ app: at(17) })
  })
})
