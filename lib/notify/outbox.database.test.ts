import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { makeEnvironment } from '@/lib/store/testing'
import { maxAttempts } from './backoff'
import { claimDeliveries, lease } from './claim-deliveries'
import { planNews } from './plan-news'
import { runNotifier } from './run-notifier'
import { clearNotifications, makeChannel, testSecret } from './testing/channels'
import { startReceiver, type Receiver } from './testing/receiver'
import { makeRule } from './testing/rules'
import { turn } from './testing/turn'

let receiver: Receiver
let environmentId: string
beforeEach(async () => {
  env().notifyAllow = ['127.0.0.0/8']
  await clearNotifications()
  receiver = await startReceiver()
  environmentId = await makeEnvironment()
})
afterEach(async () => receiver.stop())

const later = (ms: number, from = new Date()) => new Date(from.getTime() + ms)
const deliveries = async () => db().notifyDelivery.findMany({ orderBy: { createdAt: 'asc' } })
const delivery = async () => db().notifyDelivery.findFirstOrThrow()
const storm = async (count: number) =>
  raise(
    environmentId,
    Array.from({ length: count }, (_, at) => falcoEvent({ workload: `pod${at}` })),
  )
async function until(check: () => boolean | Promise<boolean>, what: string, patience = 60_000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(25)) if (await check()) return
  throw new Error(`waited for ${what}`)
}

describe('a message', () => {
  it('arrives once, signed, and is written down', async () => {
    const channelId = await makeChannel(receiver.url)
    const ruleId = await makeRule({ channelId })
    await storm(1)
    expect([await turn(), await turn()]).toEqual([1, 0])
    const [heard] = receiver.heard
    const { id, ...row } = await delivery()
    expect(row).toMatchObject({
      state: 'delivered',
      attempts: 1,
      code: 204,
      error: null,
      ruleId,
      environmentIds: [environmentId],
    })
    const said = `msg_${id}.${String(heard?.headers['webhook-timestamp'])}.${heard?.body}`
    const key = Buffer.from(testSecret.slice(6), 'base64')
    expect(heard?.headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(said).digest('base64')}`)
    expect(JSON.parse(heard?.body ?? '')).toMatchObject({ type: 'alert-raised', id: `msg_${id}`, sample: false })
    expect(await db().notifyAttempt.findMany()).toMatchObject([{ deliveryId: id, code: 204, error: null }])
    expect(await db().notifyLane.findMany()).toMatchObject([{ lane: channelId, failures: 0 }])
  })

  it('is tried again with the same id and body, later each time, and is dead in the end', async () => {
    await makeRule({ channelId: await makeChannel(receiver.url) })
    receiver.now((response) => response.writeHead(500).end())
    await storm(1)
    const pauses: number[] = []
    let at = new Date()
    for (let round = 0; round < maxAttempts; round += 1) {
      expect(await turn(at)).toBe(1)
      const row = await delivery()
      pauses.push(row.nextTryAt.getTime() - at.getTime())
      const { restUntil } = await db().notifyLane.findFirstOrThrow()
      at = new Date(Math.max(row.nextTryAt.getTime(), restUntil?.getTime() ?? 0))
    }
    expect(await turn(later(48 * 3_600_000, at))).toBe(0)
    expect(pauses.slice(0, -1).every((pause, index) => pause > (pauses[index - 1] ?? 0))).toBe(true)
    expect(await delivery()).toMatchObject({
      state: 'dead',
      attempts: maxAttempts,
      code: 500,
      error: 'The receiver answered 500.',
    })
    expect(new Set(receiver.heard.map((one) => one.headers['webhook-id'])).size).toBe(1)
    expect(new Set(receiver.heard.map((one) => one.body)).size).toBe(1)
    expect(await db().notifyAttempt.count()).toBe(maxAttempts)
  })

  it('waits as long as the receiver asks, and the others to it wait too', async () => {
    await makeRule({ channelId: await makeChannel(receiver.url) })
    receiver.now((response) => response.writeHead(429, { 'retry-after': '600' }).end())
    await storm(1)
    const at = new Date()
    await turn(at)
    expect((await delivery()).nextTryAt.getTime()).toBeGreaterThanOrEqual(later(600_000, at).getTime())
    receiver.now((response) => response.writeHead(200).end())
    await storm(3)
    expect(await turn(later(599_000, at))).toBe(0)
    expect(await turn(later(601_000, at))).toBeGreaterThan(0)
  })

  it('to a guarded address, a channel that is off, gone or sealed anew fails in words, without a try', async () => {
    env().notifyAllow = []
    const channelId = await makeChannel(receiver.url)
    await makeRule({ channelId })
    await storm(1)
    await turn()
    expect(await delivery()).toMatchObject({ state: 'dead', error: expect.stringContaining('private') })
    const off = await makeChannel(receiver.url, { enabled: false })
    await makeRule({ channelId: off, kinds: ['alert-raised'] })
    await db().notifyChannel.update({ where: { id: channelId }, data: { sealedUrl: new Uint8Array(40) } })
    await raise(environmentId, [falcoEvent({ workload: 'another' })])
    await turn()
    const errors = (await deliveries()).slice(1).map((row) => `${row.state}: ${row.error}`)
    expect(errors.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'dead: The address was sealed with another PLIMSOLL_SECRET. Enter it again.',
      'skipped: The channel is switched off.',
    ])
    expect(receiver.heard).toEqual([])
  })

  it('of a sample says so, and news of another environment never reaches a channel of one', async () => {
    await makeRule({ channelId: await makeChannel(receiver.url, { environmentId: await makeEnvironment() }) })
    await storm(1)
    expect(await turn()).toBe(0)
    await makeRule({ channelId: await makeChannel(receiver.url, { environmentId }) })
    await raise(environmentId, [falcoEvent({ workload: 'another' })])
    await db().notifyIntent.updateMany({ data: { sample: true } })
    expect(await turn()).toBe(1)
    expect(JSON.parse(receiver.heard[0]?.body ?? '')).toMatchObject({ sample: true })
  })
})

describe('notifiers', () => {
  it('side by side send each message once', async () => {
    const channelId = await makeChannel(receiver.url)
    await makeRule({ channelId })
    receiver.now((response) => void setTimeout(() => response.writeHead(204).end(), 20))
    const notifiers = [1, 2, 3].map(() => runNotifier({ every: 20 }))
    await storm(25)
    await until(async () => (await db().notifyDelivery.count({ where: { state: 'delivered' } })) === 25, 'all of them')
    await Promise.all(notifiers.map(async (one) => one.stop()))
    expect(receiver.heard).toHaveLength(25)
    expect(new Set(receiver.heard.map((one) => one.headers['webhook-id'])).size).toBe(25)
  })

  it('are not held up by receivers that hang', async () => {
    const dead = await Promise.all([1, 2, 3].map(async () => startReceiver(() => undefined)))
    for (const one of dead) await makeRule({ channelId: await makeChannel(one.url) })
    await storm(20)
    const notifier = runNotifier({ every: 50 })
    await until(() => dead.every((one) => one.heard.length > 0), 'the hanging ones to hang')
    await makeRule({ channelId: await makeChannel(receiver.url) })
    const before = Date.now()
    await raise(environmentId, [falcoEvent({ workload: 'urgent' })])
    await until(() => receiver.heard.length === 1, 'the healthy one')
    expect(Date.now() - before).toBeLessThan(9_000)
    await Promise.all(dead.map(async (one) => one.stop()))
    await notifier.stop()
  })

  it('take over what a dead one had claimed, when its lease is over', async () => {
    await makeRule({ channelId: await makeChannel(receiver.url) })
    await storm(1)
    const at = new Date()
    await planNews(at)
    expect(await claimDeliveries(at, [], 10)).toHaveLength(1)
    expect(await turn(later(lease - 1_000, at))).toBe(0)
    expect(await turn(later(lease + 1, at))).toBe(1)
    expect(await delivery()).toMatchObject({ state: 'delivered', attempts: 2 })
  })
})
