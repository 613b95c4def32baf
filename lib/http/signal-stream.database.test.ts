import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GET } from '@/app/api/v1/stream/route'
import { hashToken, mintToken } from '@/lib/auth/token'
import { commentAlert } from '@/lib/commands/comment-alert'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { admin, as, makePerson, reader, type Person } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { makeCollector } from '@/lib/ingest/testing'
import type { Signal } from '@/lib/model/signal'
import { makeEnvironment } from '@/lib/store/testing'
import { sendSignal } from '@/lib/store/signal'
import { contextOf } from './route'
import { signalStream } from './signal-stream'
import { SignalHub } from './signals'

let here = ''
let there = ''
const closing: AbortController[] = []
beforeEach(async () => {
  here = await makeEnvironment()
  there = await makeEnvironment()
})
afterEach(() => {
  for (const controller of closing.splice(0)) controller.abort()
})

async function tokenOf(person: Person) {
  const { token, hint } = mintToken('plu_')
  await db().personalToken.create({
    data: { userId: person.id, name: 'listener', hash: hashToken(token), hint, role: 'security_reader' },
  })
  return token
}

function requestOf(token?: string): Request {
  const controller = new AbortController()
  closing.push(controller)
  const headers: HeadersInit = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return new Request('http://localhost/api/v1/stream', { headers, signal: controller.signal })
}

/** Reads a stream into events; `next` waits for one of that name. */
function readEvents(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const events: { name: string; data: unknown }[] = []
  let text = ''
  let ended = false
  const pump = (async () => {
    for (;;) {
      const piece = await reader?.read()
      if (!piece || piece.done) break
      text += piece.value
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const name = /^event: (.*)$/m.exec(part)?.[1] ?? part
        events.push({ name, data: JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? 'null') })
      }
    }
    ended = true
  })()
  const until = async (met: () => boolean) => {
    for (let at = 0; at < 200 && !met(); at++) await new Promise((resolve) => setTimeout(resolve, 50))
    return met()
  }
  return {
    events,
    pump,
    until,
    has: (name: string) => until(() => events.some((event) => event.name === name)),
    isOver: () => until(() => ended),
  }
}

/** The hub listens a moment after the first subscriber came. */
const listening = async () => {
  for (let at = 0; at < 100; at++) {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'plimsoll signals' AND query NOT LIKE '%connect%' AND state = 'idle'`
    if (row?.count) return row.count
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  return 0
}
const notify = (environmentId: string, ...topics: Signal['topics']) =>
  db().$transaction((tx) => sendSignal(tx, { environmentId, topics }))
const noParams = { params: Promise.resolve({}) }

describe('a listener', () => {
  it('hears of what changed where they may look, and of nothing else', async () => {
    const token = await tokenOf(await makePerson([reader(here)]))
    const response = await GET(requestOf(token), noParams)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const stream = readEvents(response)
    expect(await stream.has('hello')).toBe(true)
    await listening()
    await raise(there, [falcoEvent()])
    await raise(here, [falcoEvent()])
    expect(await stream.has('signal')).toBe(true)
    await notify(there, 'alerts')
    await new Promise((resolve) => setTimeout(resolve, 500))
    const heard = stream.events.filter((event) => event.name === 'signal').map((event) => event.data as Signal)
    expect(new Set(heard.map((signal) => signal.environmentId))).toEqual(new Set([here]))
    expect(heard.flatMap((signal) => signal.topics)).toContain('alerts')
  })

  it('hears of what people do', async () => {
    await raise(here, [falcoEvent()])
    const ines = await makePerson([admin(here)])
    const stream = readEvents(await GET(requestOf(await tokenOf(ines)), noParams))
    await stream.has('hello')
    await listening()
    const { id } = await db().alert.findFirstOrThrow({ where: { environmentId: here } })
    await commentAlert(as(ines), { id, comment: 'looking' })
    expect(await stream.has('signal')).toBe(true)
    expect(stream.events.find((event) => event.name === 'signal')?.data).toEqual({
      environmentId: here,
      topics: ['alerts'],
    })
  })

  it('shares one connection with all others, which goes with the last of them', async () => {
    const token = await tokenOf(await makePerson([reader()]))
    const streams = []
    for (let count = 0; count < 5; count++) streams.push(readEvents(await GET(requestOf(token), noParams)))
    expect(await listening()).toBe(1)
    await notify(here, 'score')
    for (const stream of streams) expect(await stream.has('signal')).toBe(true)
    for (const controller of closing.splice(0)) controller.abort()
    for (const stream of streams) expect(await stream.isOver()).toBe(true)
    const [row] = await db().$queryRaw<{ count: number }[]>`SELECT 1 AS count`
    expect(row?.count).toBe(1)
    for (let at = 0; at < 60; at++) {
      const [left] = await db().$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'plimsoll signals'`
      if (left?.count === 0) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the connection is still there')
  })

  it('hears one signal of many reports', async () => {
    const token = await tokenOf(await makePerson([reader()]))
    const stream = readEvents(await GET(requestOf(token), noParams))
    await listening()
    for (let count = 0; count < 20; count++) await notify(here, 'reports')
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(stream.events.filter((event) => event.name === 'signal').length).toBeLessThan(10)
  })
})

describe('an outage of the database', () => {
  it('is told, and so is its end', async () => {
    const token = await tokenOf(await makePerson([reader()]))
    const stream = readEvents(await GET(requestOf(token), noParams))
    await listening()
    await db().$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'plimsoll signals'`
    expect(await stream.has('lost')).toBe(true)
    expect(await stream.has('back')).toBe(true)
    await notify(here, 'alerts')
    expect(await stream.has('signal')).toBe(true)
  })
})

describe('who may listen', () => {
  it('is nobody without an account, and no collector', async () => {
    expect((await GET(requestOf(), noParams)).status).toBe(401)
    const { token } = await makeCollector(here)
    expect((await GET(requestOf(token), noParams)).status).toBe(403)
    expect((await GET(requestOf(await tokenOf(await makePerson([]))), noParams)).status).toBe(403)
  })

  const quick = { heartbeat: 40, recheck: 60, gather: 10 }
  async function open(person: Person) {
    const request = requestOf(await tokenOf(person))
    const hub = new SignalHub(() => env().databaseUrl ?? '')
    return readEvents(signalStream(await contextOf(request.headers), request, hub, quick))
  }

  it('ends with the account', async () => {
    const lea = await makePerson([reader(here)])
    const stream = await open(lea)
    expect(await stream.has(': beat')).toBe(true)
    await db().user.update({ where: { id: lea.id }, data: { disabledAt: new Date() } })
    expect(await stream.has('end')).toBe(true)
    expect(await stream.isOver()).toBe(true)
  })

  it('follows the roles as they change', async () => {
    const lea = await makePerson([reader(here), reader(there)])
    const stream = await open(lea)
    await stream.has('hello')
    await listening()
    await db().roleGrant.deleteMany({ where: { userId: lea.id, environmentId: there } })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await notify(there, 'alerts')
    await notify(here, 'score')
    expect(await stream.has('signal')).toBe(true)
    expect(stream.events.filter((event) => event.name === 'signal').map((event) => event.data)).toEqual([
      { environmentId: here, topics: ['score'] },
    ])
  })
})
