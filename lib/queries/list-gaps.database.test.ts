import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeCollector } from '@/lib/ingest/testing'
import { imageScan, makeEnvironment, observe, store, testImage } from '@/lib/store/testing'
import { listGaps } from './list-gaps'
import { readerOf } from './testing/fleet'

const now = '2026-11-20T00:00:00.000Z'
const hoursAgo = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString()
const cluster = { kind: 'cluster' as const, key: 'k8s/c1', name: 'c1', attributes: {} }
const workload = {
  kind: 'workload' as const,
  key: 'k8s/c1/apps/Deployment/shop/app',
  name: 'app',
  namespace: 'shop',
  cluster: 'k8s/c1',
  attributes: { kind: 'Deployment', pods: { count: 1, running: 1 } },
}
const image = { kind: 'image' as const, key: testImage, name: 'library/web:1', attributes: {} }
const objects = (evidenceAt: string) =>
  observe({
    source: 'kubernetes',
    evidenceAt,
    assets: [cluster, workload, image],
    edges: [{ from: workload.key, kind: 'runs', to: testImage }],
    scopes: [{ type: 'assets', cluster: 'k8s/c1', kinds: ['workload'], complete: true }],
  })

let environment = ''
const kinds = async (scope: readonly string[] = [environment]) =>
  (await listGaps(readerOf(scope), { environment })).items.map(
    (gap) => `${gap.kind} ${gap.plan ?? gap.subject?.name ?? gap.count}`,
  )
/** Puts the image among those that run, whatever the workload says of it. */
const letRun = () =>
  db().asset.updateMany({ where: { environmentId: environment, kind: 'image' }, data: { running: true } })

beforeEach(async () => {
  environment = await makeEnvironment()
})

describe('gaps', () => {
  it('are plans that are on and that nobody serves or feeds', async () => {
    expect(await kinds()).toEqual(['no-collector kubernetes', 'no-collector registries', 'no-collector hosts'])
    await makeCollector(environment, ['trivy'])
    expect(await kinds()).toEqual(['no-collector hosts', 'nothing-seen kubernetes', 'nothing-seen registries'])
    await db().environment.update({
      where: { id: environment },
      data: { kubernetesSince: null, registriesSince: null, hostsSince: null },
    })
    expect(await kinds()).toEqual([])
  })

  it('are not closed by a collector that is revoked or expired', async () => {
    const { id } = await makeCollector(environment, ['falco'])
    expect(await kinds()).not.toContain('no-collector hosts')
    await db().collector.update({ where: { id }, data: { expiresAt: new Date(hoursAgo(1)) } })
    expect(await kinds()).toContain('no-collector hosts')
  })

  it('are clusters that never sent their objects, or not for a day, and environments without a sensor', async () => {
    await makeCollector(environment, ['kubernetes', 'falco', 'trivy'])
    await store(environment, observe({ source: 'falco', evidenceAt: hoursAgo(3), assets: [cluster] }))
    expect(await kinds()).toEqual(['no-objects c1', 'no-sensor 1', 'nothing-seen registries', 'nothing-seen hosts'])
    await store(environment, objects(hoursAgo(25)))
    expect(await kinds()).toContain('old-objects c1')
    await store(environment, objects(hoursAgo(23)))
    await db().collector.updateMany({ where: { environmentId: environment }, data: { lastSeenAt: new Date(now) } })
    expect((await kinds()).filter((gap) => !gap.startsWith('no-scan'))).toEqual(['nothing-seen hosts'])
  })

  it('are running images without a scan, or with one that is older than a week', async () => {
    await makeCollector(environment, ['kubernetes', 'falco', 'trivy'])
    await store(environment, objects(hoursAgo(1)))
    await letRun()
    const images = async () =>
      (await listGaps(readerOf('all'), { environment })).items.filter((gap) => gap.kind.endsWith('-scan'))
    expect(await images()).toMatchObject([
      { kind: 'no-scan', count: 1, examples: [{ name: 'library/web:1' }], at: null },
    ])
    await store(environment, imageScan([], { evidenceAt: hoursAgo(8 * 24) }))
    await letRun()
    expect(await images()).toMatchObject([{ kind: 'old-scan', count: 1, at: hoursAgo(8 * 24) }])
    await store(environment, imageScan([], { evidenceAt: hoursAgo(6 * 24) }))
    await letRun()
    expect(await images()).toEqual([])
  })

  it('are reports that were turned away within a day', async () => {
    const { id, name } = await makeCollector(environment)
    await db().collector.update({ where: { id }, data: { refused: 3, lastRefusedAt: new Date(hoursAgo(2)) } })
    expect(await kinds()).toContain(`refused ${name}`)
    await db().collector.update({ where: { id }, data: { lastRefusedAt: new Date(hoursAgo(30)) } })
    expect(await kinds()).not.toContain(`refused ${name}`)
  })

  it('of other environments are not told', async () => {
    const elsewhere = await makeEnvironment()
    const { items } = await listGaps(readerOf([elsewhere]), {})
    expect(new Set(items.map((gap) => gap.environmentId))).toEqual(new Set([elsewhere]))
    await expect(listGaps(readerOf([elsewhere]), { environment })).rejects.toMatchObject({ code: 'not-found' })
  })
})
