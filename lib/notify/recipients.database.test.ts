import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { admin, makePerson, reader, type Person } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { noCaps } from '@/lib/model/notification'
import { makeEnvironment } from '@/lib/store/testing'
import { nextDigest } from './digest-time'
import { clearNotifications, makeMailChannel } from './testing/channels'
import { startMailSink, type MailSink } from './testing/mail-sink'
import { makeRule } from './testing/rules'
import { turn } from './testing/turn'

let sink: MailSink
let environmentId: string
let next = 0
beforeEach(async () => {
  await clearNotifications()
  sink = await startMailSink()
  env().smtp = sink.smtp
  environmentId = await makeEnvironment()
})
afterEach(async () => sink.stop())

const storm = async (count: number) =>
  raise(
    environmentId,
    Array.from({ length: count }, () => falcoEvent({ workload: `pod${(next += 1)}` })),
  )
const heard = () => sink.mails.flatMap((mail) => mail.to).toSorted((a, b) => (a < b ? -1 : 1))
const sorted = (people: Person[]) => people.map((one) => one.email).toSorted((a, b) => (a < b ? -1 : 1))

describe('people by role', () => {
  it('are those who hold it in the environment of the news, with an open account', async () => {
    const elsewhere = await makeEnvironment()
    const [ines, robin] = [await makePerson([admin(environmentId)]), await makePerson([reader(environmentId)])]
    const closed = await makePerson([admin(environmentId)])
    await db().user.update({ where: { id: closed.id }, data: { disabledAt: new Date() } })
    await makePerson([admin(elsewhere)])
    await makeRule({ role: 'security_admin' })
    await storm(1)
    await turn()
    expect(heard()).toEqual([ines.email])
    await clearNotifications()
    sink.mails.length = 0
    await makeRule({ role: 'security_reader' })
    await storm(1)
    await turn()
    expect(heard()).toEqual(sorted([ines, robin]))
  })

  it('get nothing more once their account is closed', async () => {
    const ines = await makePerson([admin(environmentId)])
    await makeRule({ role: 'security_admin' })
    sink.now({ rcpt: () => 451 })
    await storm(1)
    const at = new Date()
    await turn(at)
    expect(await db().notifyDelivery.findFirst()).toMatchObject({ state: 'waiting', code: 451 })
    await db().user.update({ where: { id: ines.id }, data: { disabledAt: new Date() } })
    sink.now({})
    await turn(new Date(at.getTime() + 60_000))
    expect(await db().notifyDelivery.findFirst()).toMatchObject({
      state: 'dead',
      error: 'The account of this person is closed.',
    })
    expect(sink.mails).toEqual([])
  })
})

it('a greylisting server gets the mail again, a refusing one does not, and one address says nothing of the next', async () => {
  await makeRule({ channelId: await makeMailChannel(['grey@example.com', 'gone@example.com', 'good@example.com']) })
  sink.now({ rcpt: (address) => (address.startsWith('grey') ? 451 : address.startsWith('gone') ? 550 : null) })
  await storm(1)
  const at = new Date()
  expect(await turn(at)).toBe(3)
  expect(heard()).toEqual(['good@example.com'])
  sink.now({})
  expect(await turn(new Date(at.getTime() + 60_000))).toBe(1)
  expect(heard()).toEqual(['good@example.com', 'grey@example.com'])
  const states = await db().notifyDelivery.findMany({ orderBy: { recipient: 'asc' } })
  expect(states.map((row) => row.state)).toEqual(['dead', 'delivered', 'delivered'])
})

it('without a mail server it is said so, at once', async () => {
  env().smtp = null
  await makeRule({ channelId: await makeMailChannel(['a@example.com']) })
  await storm(1)
  await turn()
  expect(await db().notifyDelivery.findFirst()).toMatchObject({
    state: 'dead',
    attempts: 1,
    error: expect.stringContaining('PLIMSOLL_SMTP_HOST'),
  })
})

describe('caps', () => {
  it('let through so many in 24 hours; the rest is told in the digest, never lost', async () => {
    const caps = { ...noCaps, low: 0, medium: 2, high: 2, informational: 2 }
    await makeRule({ channelId: await makeMailChannel(['ines@example.com']), caps, hour: 8 })
    await makeRule({ channelId: await makeMailChannel(['robin@example.com']) })
    await storm(7)
    const at = new Date()
    await turn(at)
    await storm(1)
    await turn(at)
    expect(heard().filter((one) => one.startsWith('robin'))).toHaveLength(8)
    const told = heard().filter((one) => one.startsWith('ines')).length
    expect(told).toBeLessThanOrEqual(2)
    expect(await db().notifyItem.count({ where: { held: 'capped', deliveryId: null } })).toBe(8 - told)
    sink.mails.length = 0
    await turn(nextDigest('daily', 8, 'UTC', at))
    expect(heard()).toEqual(['ines@example.com'])
    expect(sink.mails[0]?.raw).toContain(`Subject: [Plimsoll] ${8 - told} things to know`)
    expect(sink.mails[0]?.raw).toContain(`${8 - told} of them came after the limit`)
    expect(await db().notifyItem.count({ where: { deliveryId: null } })).toBe(0)
    await turn(new Date(at.getTime() + 60 * 3_600_000))
    expect(sink.mails).toHaveLength(1)
  })
})

it('a digest rule tells everything at its hour, in one message', async () => {
  await makeRule({ channelId: await makeMailChannel(['ines@example.com']), rhythm: 'hourly' })
  await storm(3)
  const at = new Date()
  expect(await turn(at)).toBe(0)
  await storm(2)
  expect(await turn(at)).toBe(0)
  expect(await turn(nextDigest('hourly', 0, 'UTC', at))).toBe(1)
  expect(sink.mails).toHaveLength(1)
  expect(sink.mails[0]?.raw).toContain('5 things to know')
  expect(await db().notifyDelivery.findFirst()).toMatchObject({ kind: 'digest', items: 5, state: 'delivered' })
})
