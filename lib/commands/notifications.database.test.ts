import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { noCaps, peopleCaps } from '@/lib/model/notification'
import { signatureHeaders } from '@/lib/notify/sign'
import { clearNotifications } from '@/lib/notify/testing/channels'
import { startReceiver, type Receiver } from '@/lib/notify/testing/receiver'
import { turn } from '@/lib/notify/testing/turn'
import { listNotificationChannels } from '@/lib/queries/list-notification-channels'
import { listNotificationDeliveries } from '@/lib/queries/list-notification-deliveries'
import { listNotificationRules } from '@/lib/queries/list-notification-rules'
import { readNotificationDelivery } from '@/lib/queries/read-notification-delivery'
import { makeEnvironment } from '@/lib/store/testing'
import { createChannel } from './create-channel'
import { createNotificationRule } from './create-notification-rule'
import { deleteChannel } from './delete-channel'
import { deleteNotificationRule } from './delete-notification-rule'
import { replayDelivery } from './replay-delivery'
import { rotateChannelSecret } from './rotate-channel-secret'
import { testChannel } from './test-channel'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'
import { updateChannel } from './update-channel'
import { updateNotificationRule } from './update-notification-rule'

const url = 'https://hooks.example.com/services/T0/B0/very-secret-path'
let environmentId: string
let ines: Person
let tomasz: Person
let robin: Person
let receiver: Receiver
beforeEach(async () => {
  await clearNotifications()
  env().notifyAllow = ['127.0.0.0/8']
  environmentId = await makeEnvironment()
  ines = await makePerson([admin()])
  tomasz = await makePerson([admin(environmentId)])
  robin = await makePerson([reader(environmentId)])
  receiver = await startReceiver()
})
afterEach(async () => receiver.stop())

const channel = (parts: object = {}) => ({ environmentId, kind: 'webhook' as const, name: 'SIEM', url, ...parts })
const rule = (parts: object = {}) => ({
  name: 'On call',
  kinds: ['alert-raised' as const],
  environmentIds: [environmentId],
  ...parts,
})

describe('a channel', () => {
  it('shows its secret once, and its address never: not in lists, audit entries or the database', async () => {
    const context = as(tomasz)
    const { id, secret } = await createChannel(context, channel())
    expect(secret).toMatch(/^whsec_.{44}$/)
    const list = await listNotificationChannels(as(ines), {})
    expect(list.items).toMatchObject([
      { id, target: 'https://hooks.example.com/…', secretHint: `whsec_…${secret?.slice(-4)}` },
    ])
    const updated = as(tomasz)
    await updateChannel(updated, { id, url: `${url}/2`, name: 'SIEM 2', enabled: false })
    expect(await auditOf(context)).toMatchObject([
      { action: 'notification-channel.create', subjectId: id, environmentId },
    ])
    expect(await auditOf(updated)).toMatchObject([
      { before: { name: 'SIEM', enabled: true }, after: { name: 'SIEM 2', address: 'changed' } },
    ])
    const everything = JSON.stringify([
      list,
      await auditOf(context),
      await auditOf(updated),
      await db().$queryRaw`SELECT notify_channel::text, encode(sealed_url, 'escape') FROM notify_channel`,
    ])
    expect(everything).not.toContain('very-secret-path')
    expect(everything).not.toContain(secret?.slice(6))
  })

  it('signs with both secrets while one takes the place of the other', async () => {
    const { id, secret: old } = await createChannel(as(ines), channel({ url: receiver.url }))
    const { secret, previousUntil } = await rotateChannelSecret(as(ines), { id })
    expect(previousUntil).not.toBeNull()
    const { deliveries } = await testChannel(as(ines), { id })
    expect(deliveries).toHaveLength(1)
    await turn()
    const [heard] = receiver.heard
    const at = new Date(Number(heard?.headers['webhook-timestamp']) * 1000)
    const signed = signatureHeaders(`msg_${deliveries[0]}`, at, heard?.body ?? '', [secret, old ?? ''])
    expect(heard?.headers['webhook-signature']).toBe(signed['webhook-signature'])
    await rotateChannelSecret(as(ines), { id, graceHours: 0 })
    await testChannel(as(ines), { id })
    await turn()
    expect(String(receiver.heard[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1)
  })

  it('is tried out for real, even when it is off or rests, and the outcome is in the ledger', async () => {
    const { id } = await createChannel(as(ines), channel({ url: receiver.url, enabled: false }))
    const lane = { lane: id, failures: 9, restUntil: new Date(Date.now() + 3_600_000) }
    await db().notifyLane.create({ data: lane })
    receiver.now((response) => response.writeHead(503).end())
    const { deliveries } = await testChannel(as(ines), { id })
    await turn()
    const [delivery = ''] = deliveries
    expect(await readNotificationDelivery(as(robin), { id: delivery })).toMatchObject({
      kind: 'test',
      state: 'dead',
      code: 503,
      error: 'The receiver answered 503.',
      attemptsMade: [{ code: 503 }],
    })
    expect(JSON.parse(receiver.heard[0]?.body ?? '')).toMatchObject({ type: 'test', test: true })
    for (let press = 0; press < 5; press += 1) {
      await testChannel(as(ines), { id })
      await sleep(2)
    }
    await expect(testChannel(as(ines), { id })).rejects.toMatchObject({ code: 'rate-limited' })
  })

  it.each([
    { url: 'http://hooks.example.com/x', code: null },
    { url: 'https://169.254.169.254/latest/meta-data', code: 'invalid' },
    { url: 'https://10.0.0.1/x', code: 'invalid' },
    { url: 'https://user:pass@hooks.example.com/', code: 'invalid' },
    { url: 'ftp://hooks.example.com/', code: 'invalid' },
    { url: undefined, code: 'invalid' },
    { kind: 'email', url: undefined, addresses: ['a@example.com\r\nBcc: b@example.com'], code: 'invalid' },
    { kind: 'email', url: undefined, addresses: [], code: 'invalid' },
    { kind: 'email', url: undefined, addresses: ['Ines@Example.com', 'ines@example.com'], code: null },
    { kind: 'pager', code: 'invalid' },
    { colour: 'red', code: 'invalid' },
  ])('%j', async ({ code, ...parts }) => {
    const made = createChannel(as(ines), channel(parts))
    if (code === null) expect((await made).id).toBeTruthy()
    else await expect(made).rejects.toMatchObject({ code })
  })

  it('of an environment is its admins’, one of the installation needs the role everywhere', async () => {
    const stranger = await makePerson([admin(await makeEnvironment())])
    const { id } = await createChannel(as(tomasz), channel())
    const shared = await createChannel(as(ines), channel({ environmentId: null, name: 'All' }))
    const refused: [Person, () => Promise<unknown>, string][] = [
      [robin, async () => testChannel(as(robin), { id }), 'forbidden'],
      [robin, async () => createChannel(as(robin), channel({ name: 'x' })), 'forbidden'],
      [stranger, async () => testChannel(as(stranger), { id }), 'not-found'],
      [stranger, async () => deleteChannel(as(stranger), { id }), 'not-found'],
      [tomasz, async () => testChannel(as(tomasz), { id: shared.id }), 'forbidden'],
      [tomasz, async () => createChannel(as(tomasz), channel({ environmentId: null, name: 'y' })), 'forbidden'],
      [tomasz, async () => createChannel(as(tomasz), channel()), 'conflict'],
    ]
    for (const [, attempt, code] of refused) await expect(attempt()).rejects.toMatchObject({ code })
    const context = as(tomasz)
    await expect(rotateChannelSecret(context, { id: shared.id })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await auditOf(context)).toMatchObject([{ action: 'notification-channel.rotate', outcome: 'refused' }])
    expect((await listNotificationChannels(as(stranger), {})).items.map((row) => row.name)).toEqual(['All'])
    expect((await listNotificationChannels(as(robin), {})).items.map((row) => row.name)).toEqual(['All', 'SIEM'])
  })

  it('by e-mail shows its addresses to those alone who may change it', async () => {
    await createChannel(as(tomasz), channel({ kind: 'email', url: undefined, addresses: ['oncall@example.com'] }))
    const addresses = async (who: Person) => (await listNotificationChannels(as(who), {})).items[0]?.addresses
    expect(await addresses(tomasz)).toEqual(['oncall@example.com'])
    expect(await addresses(robin)).toEqual(['on…@example.com'])
  })

  it('goes when no rule needs it, and with it what waited', async () => {
    const { id } = await createChannel(as(ines), channel())
    const { id: ruleId } = await createNotificationRule(as(ines), rule({ channelId: id }))
    await expect(deleteChannel(as(ines), { id })).rejects.toMatchObject({ code: 'conflict' })
    await deleteNotificationRule(as(ines), { id: ruleId })
    await testChannel(as(ines), { id })
    const context = as(ines)
    await deleteChannel(context, { id })
    expect(await auditOf(context)).toMatchObject([{ action: 'notification-channel.delete', subjectId: id }])
    expect(await db().notifyDelivery.findFirst()).toMatchObject({ state: 'dead', error: 'The channel was deleted.' })
  })
})

describe('a rule', () => {
  it('is made, changed and taken away, each on the record', async () => {
    const { id: channelId } = await createChannel(as(ines), channel())
    const contexts = [as(tomasz), as(tomasz), as(tomasz)] as const
    const { id } = await createNotificationRule(contexts[0], rule({ channelId, tactics: ['Execution'] }))
    await updateNotificationRule(contexts[1], {
      id,
      ...rule({ role: 'security_admin', severity: 'low', rhythm: 'daily' }),
    })
    const [item] = (await listNotificationRules(as(robin), {})).items
    expect(item).toMatchObject({
      severity: 'low',
      channel: null,
      role: 'security_admin',
      tactics: [],
      caps: peopleCaps,
    })
    await deleteNotificationRule(contexts[2], { id })
    const actions = (await Promise.all(contexts.map(auditOf))).flat().map((entry) => entry.action)
    expect(actions).toEqual(['notification-rule.create', 'notification-rule.update', 'notification-rule.delete'])
  })

  it('has no limits to a web hook unless told, and reaches no further than its maker', async () => {
    const { id: channelId } = await createChannel(as(ines), channel())
    await createNotificationRule(as(ines), rule({ channelId }))
    expect((await listNotificationRules(as(ines), {})).items[0]?.caps).toEqual(noCaps)
    const elsewhere = await makeEnvironment()
    const refused: [Person, object, string][] = [
      [tomasz, { environmentIds: [], role: 'security_admin' }, 'forbidden'],
      [tomasz, { environmentIds: [environmentId, elsewhere], role: 'security_admin' }, 'forbidden'],
      [tomasz, { environmentIds: [elsewhere], role: 'security_admin' }, 'not-found'],
      [robin, { role: 'security_admin' }, 'forbidden'],
      [ines, { environmentIds: [], channelId }, 'invalid'],
      [ines, {}, 'invalid'],
      [ines, { channelId, role: 'security_admin' }, 'invalid'],
      [ines, { channelId, timeZone: 'Mars/Olympus' }, 'invalid'],
      [ines, { channelId, caps: { ...noCaps, high: -1 } }, 'invalid'],
      [ines, { channelId }, 'conflict'],
    ]
    for (const [who, parts, code] of refused) {
      await expect(createNotificationRule(as(who), rule(parts))).rejects.toMatchObject({ code })
    }
  })
})

describe('a delivery', () => {
  it('is seen by those of its environment, and is sent again with the same id when an admin says so', async () => {
    const { id: channelId } = await createChannel(as(ines), channel({ url: receiver.url }))
    await createNotificationRule(as(ines), rule({ channelId, severity: 'informational' }))
    receiver.now((response) => response.writeHead(410).end())
    await raise(environmentId, [falcoEvent()])
    await turn()
    const [dead] = (await listNotificationDeliveries(as(robin), { state: 'dead', channel: channelId })).items
    expect(dead).toMatchObject({ state: 'dead', code: 410, rule: { name: 'On call' }, recipient: 'SIEM' })
    const stranger = await makePerson([admin(await makeEnvironment())])
    expect((await listNotificationDeliveries(as(stranger), {})).items).toEqual([])
    const id = dead?.id ?? ''
    await expect(readNotificationDelivery(as(stranger), { id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(replayDelivery(as(stranger), { id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(replayDelivery(as(robin), { id })).rejects.toMatchObject({ code: 'forbidden' })
    receiver.now((response) => response.writeHead(204).end())
    const context = as(tomasz)
    await replayDelivery(context, { id })
    await turn()
    expect(receiver.heard.map((one) => one.headers['webhook-id'])).toEqual([`msg_${id}`, `msg_${id}`])
    const read = await readNotificationDelivery(as(robin), { id })
    expect(read).toMatchObject({ state: 'delivered', attemptsMade: [{ code: 204 }, { code: 410 }] })
    expect(read.news).toHaveLength(1)
    expect(await auditOf(context)).toMatchObject([
      { action: 'notification-delivery.replay', before: { state: 'dead' } },
    ])
    await expect(listNotificationDeliveries(as(ines), { colour: 'red' } as object)).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})
