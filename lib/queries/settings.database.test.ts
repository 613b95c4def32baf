import { beforeAll, describe, expect, it } from 'vitest'
import { createCollector } from '@/lib/commands/create-collector'
import { createPersonalToken } from '@/lib/commands/create-personal-token'
import { admin, as, makePerson, reader, type Person } from '@/lib/commands/testing/people'
import { makeReport } from '@/lib/commands/testing/reports'
import { updateEnvironment } from '@/lib/commands/update-environment'
import { db } from '@/lib/db'
import { learnRhythm } from '@/lib/ingest/learn-rhythm'
import { makeEnvironment } from '@/lib/store/testing'
import { listAudit } from './list-audit'
import { listCollectors } from './list-collectors'
import { listEnvironments } from './list-environments'
import { listPeople } from './list-people'
import { listPersonalTokens } from './list-personal-tokens'
import { listReports } from './list-reports'
import type { Page } from './page'
import { readCollector } from './read-collector'
import { readCounts } from './read-counts'
import { readReport } from './read-report'

let here = ''
let there = ''
let root: Person
let local: Person
const collectors: Record<string, string> = {}
const now = new Date()
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

/** Every item of a list, two at a time, so that each test walks over pages. */
async function all<Item>(list: (input: { limit: number; cursor?: string }) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | undefined; ;) {
    const page = await list(cursor === undefined ? { limit: 2 } : { limit: 2, cursor })
    items.push(...page.items)
    if (page.next === null) return items
    cursor = page.next
  }
}

beforeAll(async () => {
  here = await makeEnvironment('here')
  there = await makeEnvironment('there')
  root = await makePerson([admin()], 'Root')
  local = await makePerson([reader(here)], 'Local')
  const made: [string, string, Date | null][] = [
    ['fresh', here, ago(1)],
    ['slow', here, ago(100)],
    ['gone', here, ago(25 * 60)],
    ['new', here, null],
    ['elsewhere', there, ago(2)],
  ]
  for (const [name, environmentId, lastSeenAt] of made) {
    const formats = name === 'fresh' ? ['falco' as const] : ['trivy' as const]
    collectors[name] = (await createCollector(as(root), { environmentId, name, formats })).id
    await db().collector.update({ where: { id: collectors[name] }, data: { lastSeenAt } })
  }
  for (const minutes of [100, 130, 160]) {
    await makeReport(here, collectors.slow ?? '', { receivedAt: ago(minutes), status: 'processed' })
  }
  for (const minutes of [1, 30, 60]) {
    await makeReport(here, collectors.fresh ?? '', { receivedAt: ago(minutes), format: 'falco' })
  }
  await makeReport(there, collectors.elsewhere ?? '', { receivedAt: ago(2) })
  await learnRhythm(now)
})

describe('collectors', () => {
  it('come worst first, page by page, with what they sent today', async () => {
    const items = await all((page) => listCollectors(as(root, now), page))
    expect(items.map((item) => [item.name, item.health])).toEqual([
      ['gone', 'silent'],
      ['slow', 'late'],
      ['new', 'waiting'],
      ['elsewhere', 'reporting'],
      ['fresh', 'reporting'],
    ])
    expect(items.find((item) => item.name === 'fresh')).toMatchObject({
      received: { value: 3, capped: false },
      rejected: 3,
      environment: 'here',
    })
    expect(JSON.stringify(items)).not.toMatch(/hash/i)
  })

  it('are late by a rhythm learned from states alone, not from events', async () => {
    const rows = await db().collector.findMany({ select: { name: true, rhythm: true } })
    expect(Object.fromEntries(rows.map((row) => [row.name, row.rhythm]))).toMatchObject({ slow: 1800, fresh: null })
  })

  it('are sorted and filtered as asked', async () => {
    const names = async (filter: Parameters<typeof listCollectors>[1]) =>
      (await listCollectors(as(root, now), filter)).items.map((item) => item.name)
    expect(await names({ sort: 'name' })).toEqual(['elsewhere', 'fresh', 'gone', 'new', 'slow'])
    expect(await names({ sort: '-lastSeenAt' })).toEqual(['fresh', 'elsewhere', 'slow', 'gone', 'new'])
    expect(await names({ environment: 'there' })).toEqual(['elsewhere'])
    expect(await names({ format: 'falco' })).toEqual(['fresh'])
    expect(await names({ health: 'late,silent' })).toEqual(['gone', 'slow'])
    expect((await listCollectors(as(root, now), { health: 'late' })).health).toEqual({
      silent: 1,
      late: 1,
      waiting: 1,
      reporting: 2,
    })
  })

  it('of another environment are not there', async () => {
    const items = await all((page) => listCollectors(as(local, now), page))
    expect(items.map((item) => item.name).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'fresh',
      'gone',
      'new',
      'slow',
    ])
    const id = collectors.elsewhere ?? ''
    await expect(readCollector(as(local), { id })).rejects.toMatchObject({ code: 'not-found' })
    expect(await readCollector(as(root, now), { id })).toMatchObject({ name: 'elsewhere', coveredAssets: null })
  })
})

describe('the ledger', () => {
  it('comes newest first, page by page, filtered', async () => {
    const items = await all((page) => listReports(as(root), page))
    const times = items.map((item) => item.receivedAt)
    expect(items).toHaveLength(7)
    expect(times).toEqual(times.toSorted((a, b) => b.localeCompare(a)))
    const rejected = await listReports(as(root), { collector: collectors.fresh, status: 'rejected' })
    expect(rejected.total).toEqual({ value: 3, capped: false })
    expect(rejected.items[0]).toMatchObject({ collector: 'fresh', problems: [{ path: '$.Results' }], problemCount: 1 })
    expect((await listReports(as(root), { status: 'processed' })).total.value).toBe(3)
    expect((await listReports(as(root), { since: ago(10).toISOString() })).total.value).toBe(2)
  })

  it('ends at the environments a person may read', async () => {
    expect(await all((page) => listReports(as(local), page))).toHaveLength(6)
    await expect(listReports(as(local), { environment: 'there' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('tells a collector of its own reports and of nothing else', async () => {
    const own = (await listReports(as(root), { collector: collectors.fresh })).items[0]?.id ?? ''
    const other = (await listReports(as(root), { collector: collectors.slow })).items[0]?.id ?? ''
    const token = as({ kind: 'collector', id: collectors.fresh ?? '', name: 'fresh', environmentId: here, formats: [] })
    expect(await readReport(token, { id: own })).toMatchObject({ id: own, status: 'rejected' })
    await expect(readReport(token, { id: other })).rejects.toMatchObject({ code: 'not-found' })
    await expect(readReport(token, { id: 'x' })).rejects.toMatchObject({ code: 'invalid' })
    for (const list of [listReports, listCollectors, listEnvironments, listAudit, listPeople, readCounts]) {
      await expect(list(token, {})).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(readReport(as({ kind: 'anonymous' }), { id: own })).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('environments and counts', () => {
  it('are those of the scope', async () => {
    const items = await all((page) => listEnvironments(as(root), page))
    expect(items.map((item) => [item.name, item.collectors])).toEqual([
      ['here', 4],
      ['there', 1],
    ])
    expect((await listEnvironments(as(local), {})).items.map((item) => item.name)).toEqual(['here'])
    expect(await readCounts(as(root, now), {})).toMatchObject({
      alerts: 0,
      collectors: 2,
      collectorsTotal: 5,
      collectorsReporting: 2,
      lastReportAt: ago(1).toISOString(),
    })
    expect(await readCounts(as(local, now), {})).toMatchObject({ collectorsTotal: 4 })
  })
})

describe('people and tokens', () => {
  it('people are for an administrator of all environments', async () => {
    const items = await all((page) => listPeople(as(root), page))
    expect(items.map((item) => item.name)).toEqual(['Local', 'Root'])
    expect(items[0]).toMatchObject({ grants: [reader(here)], disabledAt: null })
    expect(JSON.stringify(items)).not.toMatch(/password/i)
    expect((await listPeople(as(root), { q: 'roo' })).items).toHaveLength(1)
    const part = await makePerson([admin(here)], 'Part')
    for (const person of [local, part]) {
      await expect(listPeople(as(person), {})).rejects.toMatchObject({ code: 'forbidden' })
    }
    await db().user.delete({ where: { id: part.id } })
  })

  it('tokens are their own person’s alone', async () => {
    for (const name of ['a', 'b', 'c']) await createPersonalToken(as(local), { name })
    expect(await all((page) => listPersonalTokens(as(local), page))).toHaveLength(3)
    expect((await listPersonalTokens(as(root), {})).items).toEqual([])
  })
})

describe('the audit log', () => {
  it('comes newest first, page by page, and every filter narrows it', async () => {
    await updateEnvironment(as(root), { id: there, goal: 60 })
    await expect(updateEnvironment(as(local), { id: here, goal: 60 })).rejects.toMatchObject({ code: 'forbidden' })
    const items = await all((page) => listAudit(as(root), page))
    const times = items.map((item) => item.at)
    expect(times).toEqual(times.toSorted((a, b) => b.localeCompare(a)))
    const count = async (filter: Parameters<typeof listAudit>[1]) => (await listAudit(as(root), filter)).total.value
    expect(await count({})).toBe(items.length)
    expect(await count({ action: 'collector' })).toBe(5)
    expect(await count({ action: 'collector.create' })).toBe(5)
    expect(await count({ action: 'collector.crea' })).toBe(0)
    expect(await count({ outcome: 'refused' })).toBe(1)
    expect(await count({ actor: local.id, action: 'environment' })).toBe(1)
    expect(await count({ subject: collectors.fresh })).toBe(1)
    expect(await count({ environment: 'there' })).toBe(2)
    expect(await count({ since: new Date(Date.now() + 60_000).toISOString() })).toBe(0)
    await expect(listAudit(as(root), { actor: 'a\0b' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('shows a reader of one environment its entries only', async () => {
    const items = await all((page) => listAudit(as(local), page))
    expect(new Set(items.map((item) => item.environmentId))).toEqual(new Set([here]))
    expect(items.length).toBeGreaterThan(3)
    await expect(listAudit(as(local), { environment: 'there' })).rejects.toMatchObject({ code: 'not-found' })
  })
})
