import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/api/metrics/route'
import { db } from '@/lib/db'
import { readFigures } from './metrics-figures'
import { requireMetricsAccess } from './metrics-access'
import { imageScan, makeEnvironment, store } from '@/lib/store/testing'
import { makePerson, tokenOf } from './authorization/people'

const own = 'metrics-token-of-the-test'
process.env.PLIMSOLL_METRICS_TOKEN = own

const now = new Date()
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const scrape = (token?: string) =>
  GET(
    new Request('http://127.0.0.1:3000/api/metrics', { headers: token ? { authorization: `Bearer ${token}` } : {} }),
    {
      params: Promise.resolve({}),
    },
  )

let environmentId: string
beforeAll(async () => {
  environmentId = await makeEnvironment('atlas "one"\nback\\slash')
  await store(environmentId, imageScan(['CVE-2026-1', 'CVE-2026-2']))
  const report = { environmentId, collectorId: randomUUID(), format: 'trivy', bytes: 1, bodyHash: new Uint8Array([1]) }
  await db().report.createMany({
    data: [
      { ...report, id: randomUUID(), status: 'queued', receivedAt: ago(90) },
      { ...report, id: randomUUID(), status: 'queued', receivedAt: ago(30) },
      { ...report, id: randomUUID(), status: 'processed', receivedAt: ago(60) },
      { ...report, id: randomUUID(), status: 'rejected', receivedAt: ago(7_200) },
    ],
  })
  await db().$executeRaw`SELECT graphile_worker.add_job('process-report', '{}'::json)`
  await db().alertTally.createMany({
    data: [
      { environmentId, class: 46, type: 'a', count: 2 },
      { environmentId, class: 46, type: 'b', count: 1 },
      { environmentId, class: 34, type: 'a', count: 4 },
      { environmentId, class: 16, type: 'a', count: 9 },
    ],
  })
  const snapshot = { environmentId, current: 1, max: 2, weight: 1, controls: [] }
  await db().scoreSnapshot.createMany({
    data: [
      { ...snapshot, at: new Date('2200-01-01'), percentage: 50 },
      { ...snapshot, at: new Date('2200-01-02'), percentage: 62.5 },
    ],
  })
})

it('tells what waits, what is open and how well it is', async () => {
  const figures = await readFigures(db(), now)
  expect(figures.reports.map(({ format, status, count }) => [format, status, count])).toEqual([
    ['trivy', 'processed', 1],
    ['trivy', 'queued', 2],
  ])
  expect(figures.queue).toEqual([{ task: 'process-report', waiting: 1, running: 0, failed: 0 }])
  expect(figures.oldestQueuedSeconds).toBeCloseTo(90, 0)
  expect(figures.openAlerts.map(({ severity, status, count }) => [severity, status, count])).toEqual([
    ['medium', 'in-progress', 4],
    ['critical', 'active', 3],
  ])
  expect(figures.openFindings).toMatchObject([{ severity: 'high', count: 2 }])
  expect(figures.scores).toMatchObject([{ percentage: 62.5 }])
})

it('tells how notifications do, also when every receiver is dead', async () => {
  const message = { kind: 'alert-raised', title: 'x', severity: 'high', sample: false, items: 1, message: {} }
  const place = { recipient: 'mailto:a@example.com', lane: 'smtp', environmentIds: [], maxAttempts: 9, nextTryAt: now }
  const row = (state: string, createdAt: Date) => ({ ...message, ...place, id: randomUUID(), state, createdAt })
  await db().notifyDelivery.createMany({
    data: [row('dead', ago(500)), row('dead', ago(400)), row('waiting', ago(120)), row('delivered', ago(300))],
  })
  const { notifications, outbox } = await readFigures(db(), now)
  expect(notifications).toEqual([
    { state: 'dead', kind: 'email', count: 2 },
    { state: 'delivered', kind: 'email', count: 1 },
    { state: 'waiting', kind: 'email', count: 1 },
  ])
  expect(outbox).toEqual({ waiting: 1, oldestSeconds: 120 })
  const text = await (await scrape(own)).text()
  expect(text).toContain('plimsoll_notifications_total{state="dead",kind="email"} 2')
  expect(text).toContain('plimsoll_notifications_oldest_seconds')
})

it('is text that Prometheus reads, whatever an environment is called', async () => {
  const response = await scrape(own)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const text = await response.text()
  const label = String.raw`environment="atlas \"one\"\nback\\slash"`
  expect(text).toContain(`plimsoll_secure_score_percent{${label}} 62.5`)
  expect(text).toContain(`plimsoll_reports_last_hour{${label},format="trivy",status="queued"} 2`)
  expect(text).toMatch(/^process_cpu_seconds_total \d/m)
  for (const line of text.split('\n').filter((line) => line !== '')) {
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{.*\})? \S+)$/)
  }
})

it('can be read again and again, and counts its own answers', async () => {
  await scrape(own)
  const text = await (await scrape(own)).text()
  expect(text).toMatch(/plimsoll_http_request_duration_seconds_count\{.*route="\/api\/metrics",status="200"\} [1-9]/)
})

it('is for its own token and for people who may read metrics everywhere', async () => {
  const admin = await tokenOf(await makePerson([{ role: 'security_admin', environmentId: null }]))
  const admins = await tokenOf(await makePerson([{ role: 'security_admin', environmentId }]))
  const reader = await tokenOf(await makePerson([{ role: 'security_reader', environmentId: null }]))
  const statuses = await Promise.all(
    [undefined, 'wrong', `${own}x`, own.slice(1), reader, admins, admin, own].map(
      async (token) => (await scrape(token)).status,
    ),
  )
  expect(statuses).toEqual([401, 401, 401, 401, 403, 403, 200, 200])
  await expect(requireMetricsAccess(new Headers(), now)).rejects.toMatchObject({ code: 'unauthenticated' })
})
