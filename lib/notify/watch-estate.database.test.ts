import { beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeCollector } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'
import { forgetNotifications } from './forget-notifications'
import { clearNotifications, makeChannel } from './testing/channels'
import { makeRule } from './testing/rules'
import { turn } from './testing/turn'
import { watchEstate } from './watch-estate'

const hour = 3_600_000
beforeEach(clearNotifications)

it('silence is told once, until it was broken', async () => {
  const environmentId = await makeEnvironment()
  const now = new Date()
  const seen = async (id: string, at: number) =>
    db().collector.update({ where: { id }, data: { lastSeenAt: new Date(now.getTime() - at) } })
  const collector = await makeCollector(environmentId)
  const healthy = await makeCollector(environmentId)
  const revoked = await makeCollector(environmentId)
  await seen(collector.id, 26 * hour)
  await seen(healthy.id, hour)
  await seen(revoked.id, 26 * hour)
  await db().collector.update({ where: { id: revoked.id }, data: { revokedAt: now } })
  expect(await watchEstate(now)).toBe(0)
  await makeRule({ kinds: ['collector-silent'], environmentIds: [environmentId] })
  expect([await watchEstate(now), await watchEstate(now)]).toEqual([1, 0])
  expect(await db().notifyIntent.findMany()).toMatchObject([{ subjectId: collector.id, environmentId }])
  await seen(collector.id, 25 * hour)
  expect(await watchEstate(now)).toBe(1)
})

it('an exemption that ends within a week is told once for each end', async () => {
  const environmentId = await makeEnvironment()
  await makeRule({ kinds: ['exemption-expiring'], environmentIds: [environmentId] })
  const now = new Date()
  const data = { environmentId, namespace: 'shop', category: 'waiver', reason: 'Agreed', createdById: 'x' }
  const { id } = await db().exemption.create({ data: { ...data, expiresAt: new Date(now.getTime() + 48 * hour) } })
  await db().exemption.create({ data: { ...data, expiresAt: new Date(now.getTime() + 24 * 30 * hour) } })
  expect([await watchEstate(now), await watchEstate(now)]).toEqual([1, 0])
  await db().exemption.update({ where: { id }, data: { expiresAt: new Date(now.getTime() + 72 * hour) } })
  expect(await watchEstate(now)).toBe(1)
  const [first] = await db().notifyIntent.findMany({ where: { subjectId: id } })
  expect(first?.facts).toMatchObject({ entity: 'shop', detail: expect.stringContaining('Agreed') })
})

it('the ledger forgets what has come to its end, and nothing else', async () => {
  const environmentId = await makeEnvironment()
  await makeRule({
    kinds: ['exemption-expiring'],
    environmentIds: [environmentId],
    channelId: await makeChannel('https://10.0.0.1/x'),
  })
  const data = { environmentId, namespace: 'shop', category: 'waiver', reason: 'Agreed', createdById: 'x' }
  await db().exemption.create({ data: { ...data, expiresAt: new Date(Date.now() + 48 * hour) } })
  await watchEstate(new Date())
  await turn()
  const counts = async () =>
    Promise.all([
      db().notifyDelivery.count(),
      db().notifyAttempt.count(),
      db().notifyItem.count(),
      db().notifyIntent.count(),
    ])
  await forgetNotifications(new Date(Date.now() - hour))
  expect(await counts()).toEqual([1, 1, 1, 1])
  await db().notifyDelivery.updateMany({ data: { state: 'waiting' } })
  await forgetNotifications(new Date(Date.now() + hour))
  expect(await counts()).toEqual([1, 1, 1, 1])
  await db().notifyDelivery.updateMany({ data: { state: 'dead' } })
  await forgetNotifications(new Date(Date.now() + hour))
  expect(await counts()).toEqual([0, 0, 0, 0])
})
