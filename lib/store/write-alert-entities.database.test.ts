import { beforeEach, expect, it } from 'vitest'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { db } from '@/lib/db'
import { makeCollector, send } from '@/lib/ingest/testing'
import { makeEnvironment } from './testing'
import { backfillAlertEntities } from './write-alert-entities'

let here = ''
beforeEach(async () => {
  here = await makeEnvironment()
})

const entities = async () =>
  (await db().alertEntity.findMany({ where: { environmentId: here }, orderBy: [{ kind: 'asc' }, { key: 'asc' }] })).map(
    ({ kind, name, via }) => `${kind} ${name}${via ? ` ${via}` : ''}`,
  )

it('every entity of an alert is kept with it, once', async () => {
  await raise(here, [falcoEvent(), falcoEvent()])
  const first = await entities()
  expect(first).toEqual(
    expect.arrayContaining([
      'cluster prod-eu-1',
      'image ghcr.io/acme/shop:1.4',
      'namespace shop',
      'node node-1',
      'workload checkout',
    ]),
  )
  await db().alertEntity.deleteMany({ where: { environmentId: here } })
  await db().setting.deleteMany({ where: { key: 'alert-entities' } })
  await backfillAlertEntities()
  expect(await entities()).toEqual(first)
})

it('a sample is marked, is another alert than the real one, and brings nothing into the inventory', async () => {
  const collector = await makeCollector(here, ['falco', 'trivy'])
  const headers = { 'plimsoll-cluster': 'prod-eu-1', 'plimsoll-sample': 'true' }
  await send(collector, 'falco', JSON.stringify(falcoEvent()), headers)
  expect(await db().asset.count({ where: { environmentId: here } })).toBe(0)
  await raise(here, [falcoEvent()])
  const alerts = await db().alert.findMany({ where: { environmentId: here }, orderBy: { sample: 'asc' } })
  expect(alerts.map(({ sample, count }) => [sample, count])).toEqual([
    [false, 1],
    [true, 1],
  ])
})

it('only events can be samples', async () => {
  const collector = await makeCollector(here, ['trivy'])
  await expect(send(collector, 'trivy', '{}', { 'plimsoll-sample': 'true' })).rejects.toThrow(/Only reports of events/)
  await expect(send(collector, 'trivy', '{}', { 'plimsoll-sample': 'perhaps' })).rejects.toThrow(/sample/)
})
