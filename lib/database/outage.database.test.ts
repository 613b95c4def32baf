import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { GET as listEnvironments } from '@/app/api/v1/environments/route'
import { POST as ingest } from '@/app/api/v1/ingest/[format]/route'
import { GET as ready } from '@/app/api/health/ready/route'
import { db, useDatabase } from '@/lib/db'
import { makePerson, tokenOf } from '@/lib/http/authorization/people'
import { writeRoute } from '@/lib/http/write-route'
import { makeCollector } from '@/lib/ingest/testing'
import { defineCommand } from '@/lib/operation'
import { makeEnvironment } from '@/lib/store/testing'
import { startEmbeddedServer, type EmbeddedServer } from './embedded'
import { prepareDatabase } from './prepare'

let dataDir: string
let server: EmbeddedServer
let home: string
let person: string
let collector: string

// A server of this test's own, which it may stop; the pool is the process's, as it is when it serves.
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'plimsoll-outage-'))
  await chmod(dataDir, 0o755)
  server = await startEmbeddedServer(dataDir)
  await useDatabase(server.url)
  await prepareDatabase(server.url)
  home = await makeEnvironment('home')
  person = await tokenOf(await makePerson([{ role: 'security_admin', environmentId: null }]))
  collector = (await makeCollector(home, ['falco'])).token
}, 120_000)

afterAll(async () => {
  await db().$disconnect()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const request = (path: string, token: string, body?: object) =>
  new Request(`http://127.0.0.1:3000/api/v1/${path}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
const none = { params: Promise.resolve({}) }
const read = () => listEnvironments(request('environments', person), none)
const send = (rule: string) =>
  ingest(request('ingest/falco', collector, { rule, priority: 'Notice', time: '2026-11-01T10:00:00Z', output: 'x' }), {
    params: Promise.resolve({ format: 'falco' }),
  })

/** Changes a row, then takes its time: the server goes away in between. */
const slow = writeRoute(
  defineCommand({
    name: 'environment.slow',
    permission: 'environments:write',
    input: z.strictObject({ goal: z.number() }),
    target: { on: 'installation' },
    async run({ tx }, { goal }) {
      await tx.environment.update({ where: { id: home }, data: { goal } })
      await tx.$queryRaw`SELECT 1 AS one FROM pg_sleep(30)`
      return { result: {}, audit: [{ subject: { kind: 'environment', id: home } }] }
    },
  }),
)

async function expectAway(response: Response): Promise<void> {
  expect(response.status).toBe(503)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('retry-after')).toBe('5')
  expect(await response.json()).toMatchObject({ code: 'unavailable', status: 503 })
}

it('an outage in mid-request loses nothing, keeps nothing half done, and ends by itself', async () => {
  expect((await read()).status).toBe(200)
  const before = await send('before')
  expect(before.status).toBe(202)
  const { report } = (await before.json()) as { report: { id: string } }

  const underWay = slow(request('environments', person, { goal: 13 }), none)
  await sleep(500)
  await server.stop()
  await expectAway(await underWay)

  // While it is away: an honest answer each time.
  await expectAway(await read())
  await expectAway(await send('during'))
  const health = await ready()
  expect(health.status).toBe(503)
  expect(await health.json()).toMatchObject({ parts: { database: 'cannot be reached' } })

  const address = server.url
  server = await startEmbeddedServer(dataDir)
  expect(server.url).toBe(address)

  // The same process, the same pool, the first request.
  expect((await read()).status).toBe(200)
  expect((await send('after')).status).toBe(202)
  expect((await ready()).status).toBe(200)
  const reports = await db().report.findMany({ select: { id: true }, orderBy: { receivedAt: 'asc' } })
  expect(reports).toHaveLength(2)
  expect(reports[0]?.id).toBe(report.id)
  expect(await db().environment.findUnique({ where: { id: home } })).toMatchObject({ goal: 75 })
  expect(await db().auditEntry.count({ where: { action: 'environment.slow' } })).toBe(0)
}, 90_000)

it('many requests at once after an outage find their way too', async () => {
  await Promise.all(Array.from({ length: 20 }, read))
  await server.stop()
  const away = await Promise.all(Array.from({ length: 20 }, read))
  expect(new Set(away.map((response) => response.status))).toEqual(new Set([503]))
  server = await startEmbeddedServer(dataDir)
  const back = await Promise.all(Array.from({ length: 20 }, read))
  expect(new Set(back.map((response) => response.status))).toEqual(new Set([200]))
}, 90_000)
