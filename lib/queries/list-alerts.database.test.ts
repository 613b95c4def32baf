import { assert, asyncProperty, constantFrom, integer, record } from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { admin as adminOf, as, makePerson, reader } from '@/lib/commands/testing/people'
import { setAlertStatus } from '@/lib/commands/set-alert-status'
import { assignAlert } from '@/lib/commands/assign-alert'
import { db } from '@/lib/db'
import type { Context } from '@/lib/operation'
import { makeEnvironment } from '@/lib/store/testing'
import { listAlertHistogram } from './list-alert-histogram'
import { listAlerts } from './list-alerts'
import { readAlertCounts } from './read-alert-counts'
import { everyPage } from './page'

let here = ''
let there = ''
let admin: Context
let local: Context
let adminId = ''
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const rules = [
  ['Terminal shell in container', 'Notice'],
  ['Redirect STDOUT/STDIN to Network Connection in Container', 'Critical'],
  ['Write below etc', 'Error'],
  ['Our own rule', 'Critical'],
] as const

beforeAll(async () => {
  here = await makeEnvironment('here')
  there = await makeEnvironment('there')
  const events = Array.from({ length: 40 }, (_, index) => {
    const [rule, priority] = rules[index % rules.length] ?? rules[0]
    // Several share a moment, so that only the id tells them apart.
    return falcoEvent({ rule, priority, workload: `app${index}`, time: hoursAgo(1 + Math.floor(index / 4)) })
  })
  await raise(here, events)
  await raise(there, events.slice(0, 6))
  const ines = await makePerson([adminOf()])
  adminId = ines.id
  admin = as(ines)
  local = as(await makePerson([reader(here)]))
  const { items } = await listAlerts(admin, { environment: here, limit: 200 })
  for (const [index, item] of items.entries()) {
    const status = (['in-progress', 'resolved', 'dismissed'] as const)[index % 7]
    if (status)
      await setAlertStatus(admin, { id: item.id, status, ...(status === 'dismissed' ? { reason: 'test' } : {}) })
    if (index % 5 === 0) await assignAlert(admin, { id: item.id, owner: 'me' })
  }
})

const all = async (input: Parameters<typeof listAlerts>[1], context: Context = admin) => {
  const items = []
  for await (const item of everyPage((page) => listAlerts(context, page), input)) items.push(item)
  return items
}

describe('pages', () => {
  it.each([
    {},
    { severity: 'high,critical' },
    { status: 'all' },
    { type: 'K8S.NODE_ReverseShell,Falco_OurOwnRule' },
    { status: 'resolved', environment: 'here' },
  ])('of %j hold as many rows as the tallies say', async (input) => {
    const { total } = await listAlerts(admin, { ...input, limit: 1 })
    const items = await all(input)
    expect(total).toEqual({ value: items.length, capped: false })
    expect(items.length).toBeGreaterThan(0)
  })

  it('put together are the whole list in its order, whatever their size and the filter', async () => {
    const rows = await db().alert.findMany()
    const filters = record({
      sort: constantFrom('severity' as const, 'last-seen' as const),
      status: constantFrom('open', 'all', 'active,resolved'),
      limit: integer({ min: 1, max: 17 }),
      owner: constantFrom(undefined, 'none', 'me'),
      q: constantFrom(undefined, 'shell', 'shop/app1'),
    })
    await assert(
      asyncProperty(filters, async ({ sort, status, limit, owner, q }) => {
        const statuses = status === 'open' ? ['active', 'in-progress'] : status === 'all' ? null : status.split(',')
        const expected = rows
          .filter((row) => statuses === null || statuses.includes(row.status))
          .filter((row) => owner === undefined || row.ownerId === (owner === 'me' ? adminId : null))
          .filter((row) => q === undefined || row.title.toLowerCase().includes(q) || row.compromised.startsWith(q))
          .toSorted(
            (a, b) =>
              (sort === 'severity' ? b.class - a.class : 0) || +b.lastSeenAt - +a.lastSeenAt || (a.id < b.id ? 1 : -1),
          )
        const found: string[] = []
        let cursor: string | undefined
        do {
          const page = await listAlerts(admin, {
            sort,
            status,
            limit,
            ...(owner === undefined ? {} : { owner }),
            ...(q === undefined ? {} : { q }),
            ...(cursor === undefined ? {} : { cursor }),
          })
          expect(page.total.value).toBe(expected.length)
          found.push(...page.items.map((item) => item.id))
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
        expect(found).toEqual(expected.map((row) => row.id))
      }),
      { numRuns: 40 },
    )
  })

  it('refuse what they do not know', async () => {
    await expect(listAlerts(admin, { severity: 'loud' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(listAlerts(admin, { colour: 'red' } as object)).rejects.toMatchObject({ code: 'invalid' })
    await expect(listAlerts(admin, { cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(listAlerts(admin, { since: 'yesterday' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('scope', () => {
  it('leaves out what lies elsewhere, in rows and in totals', async () => {
    const items = await all({ status: 'all' }, local)
    expect(new Set(items.map((item) => item.environment.name))).toEqual(new Set(['here']))
    expect((await listAlerts(local, { status: 'all', limit: 1 })).total.value).toBe(40)
    expect((await readAlertCounts(local, {})).open).toBe((await all({}, local)).length)
  })

  it('makes an environment elsewhere unknown', async () => {
    await expect(listAlerts(local, { environment: 'there' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(readAlertCounts(local, { environment: there })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('filters', () => {
  it('of words take percent signs as they are', async () => {
    expect((await listAlerts(admin, { q: '%' })).total.value).toBe(0)
  })

  it('of time tell when it was seen from when it was raised', async () => {
    const since = await all({ since: '5h', status: 'all' })
    expect(since.length).toBeGreaterThan(0)
    expect(since.every((item) => item.lastSeenAt >= hoursAgo(5.1))).toBe(true)
    const older = await all({ raisedUntil: hoursAgo(4.5), status: 'all' })
    expect(older.every((item) => item.firstSeenAt < hoursAgo(4.4))).toBe(true)
    expect((await all({ status: 'all' })).length).toBe(
      older.length + (await all({ raisedSince: hoursAgo(4.5), status: 'all' })).length,
    )
  })

  it('of overdue show open alerts past their time alone', async () => {
    const late = await all({ overdue: 'true', status: 'all' })
    const rows = await db().alert.findMany({
      where: { status: { in: ['active', 'in-progress'] }, dueAt: { lt: new Date() } },
    })
    expect(late.length).toBeGreaterThan(0)
    expect(late.map((item) => item.id).toSorted()).toEqual(rows.map((row) => row.id).toSorted())
    expect((await readAlertCounts(admin, {})).overdue).toEqual({ value: rows.length, capped: false })
  })
})

it('counts for the tabs what the lists show', async () => {
  const counts = await readAlertCounts(admin, { environment: 'here' })
  const total = async (input: object) =>
    (await listAlerts(admin, { ...input, environment: 'here', limit: 1 })).total.value
  expect(counts.open).toBe(await total({}))
  expect(counts.mine.value).toBe(await total({ owner: 'me' }))
  expect(counts.unassigned.value).toBe(await total({ owner: 'none' }))
  expect(counts.resolved).toBe(await total({ status: 'resolved' }))
  expect(counts.dismissed).toBe(await total({ status: 'dismissed' }))
  expect(counts.severities.high).toBe(await total({ severity: 'high' }))
})

describe('the chart', () => {
  it('counts each alert once, in the stretch in which it was raised', async () => {
    const { bucket, buckets } = await listAlertHistogram(admin, { status: 'all', severity: 'critical', hours: 2 })
    expect(bucket).toBe(7_200_000)
    const rows = await db().alert.findMany({ where: { severity: 'critical' } })
    expect(buckets.reduce((sum, { counts }) => sum + (counts?.critical ?? 0), 0)).toBe(rows.length)
    for (const { at, counts } of buckets) {
      const within = rows.filter(
        (row) => +row.firstSeenAt >= Date.parse(at) && +row.firstSeenAt < Date.parse(at) + bucket,
      )
      expect(counts?.critical ?? 0).toBe(within.length)
    }
  })

  it('knows nothing of the time before an environment raised alerts', async () => {
    const young = await makeEnvironment('young')
    await db().environment.update({
      where: { id: young },
      data: { kubernetesSince: new Date(hoursAgo(48)), hostsSince: new Date(hoursAgo(24)) },
    })
    const { buckets } = await listAlertHistogram(admin, { environment: 'young', hours: 24 })
    const known = buckets.filter(({ counts }) => counts !== null)
    expect(known.length).toBeGreaterThanOrEqual(2)
    expect(known.length).toBeLessThanOrEqual(3)
    expect(buckets[0]?.counts).toBeNull()
  })
})
