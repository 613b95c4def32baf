import { appendFileSync, copyFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answerIngest } from '@/bin/direct-ingest'
import { db } from '@/lib/db'
import { auditEvent } from '@/lib/ingest/adapters/kubernetes-audit/testing'
import { processReport } from '@/lib/ingest/process'
import { makeCollector, type TestCollector } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'
import { collectAudit } from './collect'

let folder: string
let log: string
let collector: TestCollector
let server: Server
let port = 0
let isAway = false
let running: (() => Promise<void>)[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-audit-'))
  log = join(folder, 'audit.log')
  collector = await makeCollector(await makeEnvironment(), ['kubernetes-audit'])
  isAway = false
  server = createServer((request, response) => {
    const answer = isAway ? null : answerIngest(request, response)
    if (answer) return void answer
    request.resume()
    response.writeHead(isAway ? 503 : 404).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  await Promise.all(running.map((stop) => stop()))
  running = []
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

function start(values: Record<string, string | boolean> = {}): () => Promise<void> {
  const controller = new AbortController()
  const done = collectAudit(
    { url: `http://127.0.0.1:${port}`, follow: log, cluster: 'prod/eu', spool: join(folder, 'spool'), ...values },
    {
      NODE_ENV: 'test',
      PLIMSOLL_TOKEN: collector.token,
      PLIMSOLL_HEARTBEAT: '200',
      PLIMSOLL_SLOW_RETRY: '50',
      PLIMSOLL_AUDIT_BATCH: '4000',
    },
    controller.signal,
  )
  const stop = async () => {
    controller.abort()
    await done
  }
  running.push(stop)
  return stop
}

let made = 0
const lines = (count: number) =>
  Array.from({ length: count }, () => {
    made += 1
    return `${JSON.stringify(auditEvent({ auditID: `event-${made}` }))}\n`
  }).join('')

/** Processes what has come and says which events are kept. */
async function kept(): Promise<string[]> {
  const waiting = await db().report.findMany({ where: { collectorId: collector.id, status: 'queued' } })
  for (const { id } of waiting) await processReport(id)
  const { environmentId } = collector
  return (await db().auditEvent.findMany({ where: { environmentId } })).map((row) => row.auditId)
}
const until = (count: number) =>
  vi.waitFor(async () => expect(await kept()).toHaveLength(count), { timeout: 20_000, interval: 50 })

it('follows a log over rotation by rename, by copy and truncate, outage and restart: each event once', async () => {
  writeFileSync(log, lines(3))
  const first = start()
  await new Promise((resolve) => setTimeout(resolve, 400))
  const whole = lines(1)
  appendFileSync(log, lines(4) + whole.slice(0, 50))
  await until(4)
  appendFileSync(log, whole.slice(50))
  await until(5)

  isAway = true
  appendFileSync(log, lines(2))
  renameSync(log, join(folder, 'audit-2026-11-01T10-00-00.000.log'))
  writeFileSync(log, lines(3))
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(await kept()).toHaveLength(5)
  isAway = false
  await until(10)

  await first()
  // While nobody looks it grows, is renamed twice and begins anew.
  appendFileSync(log, lines(2))
  renameSync(log, join(folder, 'audit-2026-11-01T11-00-00.000.log'))
  writeFileSync(log, lines(2))
  renameSync(log, join(folder, 'audit-2026-11-01T12-00-00.000.log'))
  writeFileSync(log, lines(1))
  const second = start()
  await until(15)

  copyFileSync(log, join(folder, 'audit.log.1'))
  truncateSync(log)
  appendFileSync(log, lines(2))
  await until(17)
  await second()
  start()
  await new Promise((resolve) => setTimeout(resolve, 600))
  const ids = await kept()
  expect(ids).toHaveLength(17)
  expect(new Set(ids).size).toBe(17)
  const cluster = await db().asset.findFirstOrThrow({
    where: { environmentId: collector.environmentId, kind: 'cluster' },
  })
  expect(cluster.name).toBe('prod/eu')
})

it('sends what is there already only when told to', async () => {
  writeFileSync(log, lines(5))
  start({ 'from-start': true })
  await until(5)
  expect(await db().report.count({ where: { collectorId: collector.id, status: 'rejected' } })).toBe(0)
})
