import { expect, it } from 'vitest'
import { countedAlerts, talliesOf } from '@/lib/commands/testing/alerts'
import { db } from '@/lib/db'
import { makeEnvironment } from '@/lib/store/testing'
import { acceptReport } from './accept'
import { processReport } from './process'
import { takeEventReports } from './queued-report'
import { makeCollector, reportRequest } from './testing'

const event = (index: number, rule = 'Terminal shell in container') =>
  JSON.stringify({
    output: `a shell ${index}`,
    priority: 'Notice',
    rule,
    source: 'syscall',
    hostname: 'node-1',
    time: new Date(Date.UTC(2026, 10, 20, 10, 0, 0, index)).toISOString(),
    tags: [],
    output_fields: { 'k8s.ns.name': 'shop', 'k8s.pod.name': 'web-1' },
  })

const jobs = async () => {
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM graphile_worker.jobs`
  return row?.count
}

it('a storm of events is stored once each, processed together, and counted by the report that brought it', async () => {
  const environmentId = await makeEnvironment()
  const [one, two] = [await makeCollector(environmentId), await makeCollector(environmentId)]
  const now = new Date('2026-11-20T11:00:00Z')
  const accept = (body: string, collector = one) =>
    acceptReport(collector, 'falco', reportRequest(body, { 'plimsoll-cluster': 'c' }), now)
  const bodies = Array.from({ length: 150 }, (_, index) => event(index, index === 7 ? 'Write below etc' : undefined))
  const accepted = await Promise.all([...bodies, event(3)].map((body) => accept(body)))
  const twice = accepted.filter((report) => report.duplicate)
  expect(twice).toHaveLength(1)
  expect(accepted.find((report) => !report.duplicate && report.id === twice[0]?.id)).toBeDefined()
  expect(await accept(event(5))).toMatchObject({ duplicate: true, status: 'queued' })
  const other = await accept(event(3), two)
  expect(other.duplicate).toBe(false)
  expect(await jobs()).toBe(151)

  await processReport(accepted[20]?.id ?? '')
  expect(await jobs(), 'only the other collector has a report that waits').toBe(1)
  const reports = await db().report.findMany({ where: { collectorId: one.id } })
  expect(new Set(reports.map((report) => report.status))).toEqual(new Set(['processed']))
  const fates = reports.map((report) => (report.counts as { alerts: object }).alerts)
  const raised = { raised: 1, repeated: 0, suppressed: 0 }
  expect(fates.filter((fate) => JSON.stringify(fate) === JSON.stringify(raised))).toHaveLength(2)
  expect(fates).toHaveLength(150)
  expect(reports.reduce((sum, report) => sum + report.duplicates, 0)).toBe(2)

  await processReport(other.id)
  const alerts = await db().alert.findMany({ where: { environmentId }, orderBy: { count: 'asc' } })
  // The same event told by two collectors is one event.
  expect(alerts.map((alert) => alert.count)).toEqual([1, 149])
  expect(await db().event.count({ where: { environmentId } })).toBe(150)
  expect(await talliesOf(environmentId)).toEqual(await countedAlerts(environmentId))
  expect(await accept(event(9))).toMatchObject({ duplicate: true, status: 'processed' })
})

it('events of a clock that runs ahead are the same ones, alone or in a storm', async () => {
  const environmentId = await makeEnvironment()
  const collector = await makeCollector(environmentId)
  const accept = async (body: string, now: string) =>
    (await acceptReport(collector, 'falco', reportRequest(body, { 'plimsoll-cluster': 'c' }), new Date(now))).id
  const ahead = '2026-11-20T09:59:30Z'
  const together = await Promise.all([0, 1, 2].map((index) => accept(event(index), ahead)))
  await processReport(together[0] ?? '')
  // Another body with the same event: a sender that adds a line of its own.
  await processReport(await accept(`${event(1)}\n`, '2026-11-20T10:05:00Z'))
  expect(await db().event.count({ where: { environmentId } })).toBe(3)
  const [alert] = await db().alert.findMany({ where: { environmentId } })
  expect(alert).toMatchObject({ count: 3, lastSeenAt: new Date(ahead) })
})

it('a report is processed by its own job, however many older ones wait, and a job that comes late serves the others', async () => {
  const collector = await makeCollector(await makeEnvironment())
  const accept = async (index: number) => {
    const now = new Date(Date.UTC(2026, 10, 20, 11, 0, 0, index))
    return (await acceptReport(collector, 'falco', reportRequest(event(index)), now)).id
  }
  const ids = await Promise.all(Array.from({ length: 230 }, (_, index) => accept(index)))
  const waiting = async () =>
    (await db().report.findMany({ where: { collectorId: collector.id, status: 'queued' } })).map(({ id }) => id)
  const newest = ids.at(-1) ?? ''
  await processReport(newest)
  expect(await waiting()).not.toContain(newest)
  expect(await waiting()).toHaveLength(29)
  const late = await db().$transaction((tx) => takeEventReports(tx, newest, 200))
  expect(late.map(({ id }) => id).toSorted()).toEqual((await waiting()).toSorted())
})
