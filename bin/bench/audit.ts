import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/lib/db'
import { acceptReport } from '@/lib/ingest/accept'
import { processReport } from '@/lib/ingest/process'
import { makeCollector, reportRequest } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'
import { auditEvent, eventList } from './audit-events'
import { percentile, timed, type Figure } from './figure'
import { openLoop, poster } from './open-loop'
import { withOwnDatabase } from './own-database'
import { withOwnServer } from './own-server'
import { benchReader } from './reader'
import { watchAlerts } from './watch-alerts'

/** As an API server posts them (`--audit-webhook-batch-max-size`). */
const perBatch = 400
const batches = 75
const steady = { perSecond: 5_000, seconds: 60 }
const visible = { perSecond: 1_000, perBatch: 100, seconds: 30 }

/** The audit log of a busy cluster: what one process can take, what web and worker keep up with, when it is seen. */
export async function benchAudit(): Promise<Figure[]> {
  return withOwnDatabase(async (databaseUrl) => {
    const collector = await makeCollector(await makeEnvironment(), ['kubernetes-audit'])
    const throughput = await pipeline(collector)
    const { token } = await benchReader()
    const served = await withOwnServer(databaseUrl, ['web', 'worker'], async ({ url }) => {
      const headers = { authorization: `Bearer ${collector.token}`, 'content-type': 'application/json' }
      const { post, close } = poster(`${url}/api/v1/ingest/kubernetes-audit/cluster/bench`, headers)
      await openLoop(20, 5, (index) => post(batch(1_000_000 + index * perBatch, perBatch)))
      await untilProcessed()
      const figures = [...(await backlog(post)), ...(await timeToSee(post, url, token))]
      close()
      return figures
    })
    return [...throughput, ...served]
  })
}

const batch = (from: number, size: number, attack?: string) => {
  const now = new Date()
  const events = Array.from({ length: size }, (_, at) => auditEvent(from + at, now))
  return eventList(attack === undefined ? events : [...events.slice(1), auditEvent(from, now, attack)])
}

/** Intake, detection and storage in one process, one thing after the other, beside parsing the same bytes. */
async function pipeline(collector: Parameters<typeof acceptReport>[0]): Promise<Figure[]> {
  const bodies = Array.from({ length: batches }, (_, index) => batch(index * perBatch, perBatch))
  const parsed = await timed(() => bodies.forEach((body) => void JSON.parse(body)))
  const header = { 'plimsoll-cluster': 'bench' }
  const run = async (some: readonly string[]) => {
    for (const body of some) await acceptReport(collector, 'kubernetes-audit', reportRequest(body, header), new Date())
    for (;;) {
      const next = await db().report.findFirst({ where: { status: 'queued' }, orderBy: { receivedAt: 'asc' } })
      if (!next) return
      await processReport(next.id)
    }
  }
  await run(bodies.slice(0, 10))
  const { ms } = await timed(() => run(bodies.slice(10)))
  const rate = (events: number, took: number) => (events * 1_000) / took
  return [
    {
      part: 'audit',
      name: 'events through intake, detection and storage, one process',
      value: rate((batches - 10) * perBatch, ms),
      unit: 'events/s',
      reference: { name: 'JSON.parse of the same bytes', value: rate(batches * perBatch, parsed.ms) },
      note: `${Math.round((bodies[0]?.length ?? 0) / perBatch)} bytes each`,
    },
  ]
}

async function backlog(post: (body: string) => Promise<number>): Promise<Figure[]> {
  const count = (steady.perSecond * steady.seconds) / perBatch
  let most = 0
  const over = new AbortController()
  const watching = (async () => {
    while (!over.signal.aborted) {
      most = Math.max(most, await db().report.count({ where: { status: 'queued' } }))
      await sleep(500)
    }
  })()
  const shots = await openLoop(count, steady.perSecond / perBatch, (index) =>
    post(batch(2_000_000 + index * perBatch, perBatch)),
  )
  const left = await db().report.count({ where: { status: 'queued' } })
  over.abort()
  await watching
  const drained = await timed(untilProcessed)
  const name = `${steady.perSecond} events/s for ${steady.seconds} s`
  const taken = shots.filter(({ status }) => status === 202).length
  return [
    { part: 'audit', name: `batches taken, ${name}`, value: taken, unit: `of ${count}`, goal: { atLeast: count } },
    {
      part: 'audit',
      name: `events that wait at the end, ${name}`,
      value: left * perBatch,
      unit: 'events',
      goal: { atMost: steady.perSecond * 2 },
      note: `at most ${most * perBatch}, gone after ${(drained.ms / 1_000).toFixed(1)} s`,
    },
    {
      part: 'audit',
      name: `acknowledgement of a batch p99, ${name}`,
      value: percentile(
        shots.map((shot) => shot.ms),
        0.99,
      ),
      unit: 'ms',
    },
  ]
}

/** From the moment a batch is posted until an open page, which asks again when it is told to, has its alert. */
async function timeToSee(post: (body: string) => Promise<number>, url: string, token: string): Promise<Figure[]> {
  const watch = watchAlerts(url, token)
  await watch.ready
  const count = (visible.perSecond * visible.seconds) / visible.perBatch
  const posted = new Map<string, number>()
  await openLoop(count, visible.perSecond / visible.perBatch, (index) => {
    const name = `attacked-${index}`
    posted.set(name, performance.now())
    return post(batch(4_000_000 + index * visible.perBatch, visible.perBatch, name))
  })
  for (let tries = 0; tries < 100 && watch.seen.size < count; tries += 1) await sleep(100)
  await watch.end()
  const times = [...posted].flatMap(([name, at]) => {
    const seen = watch.seen.get(name)
    return seen === undefined ? [] : [seen - at]
  })
  return [
    {
      part: 'audit',
      name: `from a batch posted to its alert in an open page p99, ${visible.perSecond} events/s`,
      value: times.length === count ? percentile(times, 0.99) / 1_000 : null,
      unit: 's',
      goal: { atMost: 2 },
      note: `${times.length} of ${count} alerts seen, half of them after ${(percentile(times, 0.5) / 1_000).toFixed(2)} s`,
    },
  ]
}

async function untilProcessed(): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if ((await db().report.count({ where: { status: 'queued' } })) === 0) return
    await sleep(100)
  }
  throw new Error('events are still waiting after two minutes')
}
