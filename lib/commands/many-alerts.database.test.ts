import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { listAlerts } from '@/lib/queries/list-alerts'
import { everyPage } from '@/lib/queries/page'
import { makeEnvironment } from '@/lib/store/testing'
import { assignAlerts } from './assign-alerts'
import { setAlertsStatus } from './set-alerts-status'
import { countedAlerts, falcoEvent, raise, talliesOf } from './testing/alerts'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'

let here = ''
let there = ''
let ines: Person
beforeEach(async () => {
  here = await makeEnvironment()
  there = await makeEnvironment()
  ines = await makePerson([admin(here)], 'Ines Aalto')
})

const raiseMany = (environmentId: string, count: number) =>
  raise(environmentId, [
    Array.from({ length: count }, (_, index) =>
      falcoEvent({
        rule: ['Our own rule', 'Terminal shell in container'][index % 2] ?? '',
        priority: ['Error', 'Warning'][index % 2] ?? '',
        workload: `app${index}`,
      }),
    ),
  ])
const shown = async (filter: object, person = ines) => {
  const ids: string[] = []
  for await (const item of everyPage((page) => listAlerts(as(person), page), filter)) ids.push(item.id)
  return ids
}
const changedIds = async () =>
  (await db().alertChange.findMany({ where: { kind: 'status' }, select: { alertId: true } })).map((row) => row.alertId)

describe('by filter', () => {
  it('changes exactly what the list shows, with one change and one audit entry each', async () => {
    await raiseMany(here, 30)
    await raiseMany(there, 4)
    const filter = { severity: 'high', q: 'own', status: 'open' }
    const expected = await shown(filter)
    expect(expected).toHaveLength(15)
    const before = await changedIds()
    const context = as(ines)
    const result = await setAlertsStatus(context, { filter, status: 'dismissed', reason: 'benign' })
    expect(result).toMatchObject({ changed: 15, skipped: 0 })
    const now = (await changedIds()).filter((id) => !before.includes(id))
    expect(now.toSorted()).toEqual(expected.toSorted())
    expect(await shown(filter)).toEqual([])
    expect((await shown({ status: 'dismissed' })).toSorted()).toEqual(expected.toSorted())
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
    expect((await auditOf(context)).map((entry) => entry.subjectId ?? '').toSorted()).toEqual(expected.toSorted())
  })

  it('of more than a hundred writes one audit entry with the count and the filter', async () => {
    await raiseMany(here, 130)
    const context = as(ines)
    const filter = { severity: ['high', 'medium'] }
    const { changed, skipped, previous } = await setAlertsStatus(context, {
      filter,
      status: 'resolved',
      comment: 'over',
    })
    expect([changed, skipped]).toEqual([130, 0])
    expect(previous).toMatchObject([{ status: 'active', reason: null }])
    expect(previous[0]?.ids).toHaveLength(130)
    expect(await auditOf(context)).toMatchObject([
      {
        action: 'alert.status',
        environmentId: here,
        after: { status: 'resolved', count: 130, filter: { severity: ['high', 'medium'] } },
      },
    ])
    expect(await db().alertChange.count({ where: { kind: 'status', comment: 'over' } })).toBe(130)
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('skips what has that status already', async () => {
    await raiseMany(here, 6)
    const [first] = await shown({})
    await setAlertsStatus(as(ines), { ids: [first ?? ''], status: 'resolved' })
    expect(await setAlertsStatus(as(ines), { filter: { status: 'all' }, status: 'resolved' })).toMatchObject({
      changed: 5,
      skipped: 1,
    })
  })

  it('never reaches beyond the environments where one may', async () => {
    await raiseMany(here, 3)
    await raiseMany(there, 3)
    const both = await makePerson([admin(here), reader(there)])
    expect(await setAlertsStatus(as(both), { filter: {}, status: 'resolved' })).toMatchObject({
      changed: 3,
      skipped: 0,
    })
    expect(await db().alert.count({ where: { environmentId: there, status: 'active' } })).toBe(3)
  })

  it('in an environment that one may only read is refused and recorded there', async () => {
    await raiseMany(there, 2)
    const both = await makePerson([admin(here), reader(there)])
    const filter = { environment: there }
    for (const deed of [
      (context: ReturnType<typeof as>) => setAlertsStatus(context, { filter, status: 'resolved' }),
      (context: ReturnType<typeof as>) => assignAlerts(context, { filter, owner: 'me' }),
    ]) {
      const context = as(both)
      await expect(deed(context)).rejects.toMatchObject({ code: 'forbidden' })
      expect(await auditOf(context)).toMatchObject([{ outcome: 'refused', environmentId: there }])
    }
    expect(await db().alert.count({ where: { environmentId: there, status: 'active', ownerId: null } })).toBe(2)
  })

  it('in an environment that one may not see finds nothing there', async () => {
    await raiseMany(there, 1)
    const context = as(ines)
    await expect(
      setAlertsStatus(context, { filter: { environment: there }, status: 'resolved' }),
    ).rejects.toMatchObject({ code: 'not-found' })
    expect(await auditOf(context)).toEqual([])
  })
})

describe('by ids', () => {
  it('names the ids that are not there or not theirs to change, and records the attempt', async () => {
    await raiseMany(here, 2)
    await raiseMany(there, 1)
    const ids = (await db().alert.findMany({ where: { environmentId: { in: [here, there] } } })).map((row) => row.id)
    ids.push('00000000-0000-4000-8000-000000000000')
    expect(await setAlertsStatus(as(ines), { ids, status: 'in-progress' })).toMatchObject({ changed: 2, skipped: 2 })
    const both = await makePerson([admin(here), reader(there)])
    const context = as(both)
    const result = await setAlertsStatus(context, { ids, status: 'active' })
    const elsewhere = await db().alert.findFirstOrThrow({ where: { environmentId: there } })
    expect(result).toMatchObject({ changed: 2, skipped: 2, reasons: { 'not-permitted': 1, 'not-found': 1 } })
    expect(result.refused).toEqual(
      expect.arrayContaining([
        { id: elsewhere.id, reason: 'not-permitted' },
        { id: '00000000-0000-4000-8000-000000000000', reason: 'not-found' },
      ]),
    )
    expect((await auditOf(context)).filter((entry) => entry.outcome === 'refused')).toMatchObject([
      { environmentId: there, after: { ids: [elsewhere.id] } },
    ])
    expect(await db().alert.count({ where: { environmentId: there, status: 'active' } })).toBe(1)
  })

  it('says how each was, so that it can be taken back', async () => {
    await raiseMany(here, 4)
    const ids = await shown({})
    await setAlertsStatus(as(ines), { ids: ids.slice(0, 2), status: 'dismissed', reason: 'test' })
    const { previous } = await setAlertsStatus(as(ines), { ids, status: 'in-progress' })
    for (const { ids, status, reason } of previous) {
      await setAlertsStatus(as(ines), { ids, status, ...(reason === null ? {} : { reason: reason as 'test' }) })
    }
    expect((await shown({})).toSorted()).toEqual(ids.slice(2).toSorted())
    expect((await shown({ status: 'dismissed' })).toSorted()).toEqual(ids.slice(0, 2).toSorted())
  })

  it('by two people at once, in opposite order, blocks neither', async () => {
    await raiseMany(here, 40)
    const ids = await shown({})
    const results = await Promise.all([
      setAlertsStatus(as(ines), { ids, status: 'resolved' }),
      setAlertsStatus(as(ines), { ids: ids.toReversed(), status: 'dismissed', reason: 'other' }),
    ])
    // Whoever comes second finds them closed, and is told.
    expect(results.map((result) => result.changed).toSorted((a, b) => a - b)).toEqual([0, 40])
    expect(results.map((result) => result.reasons.transition ?? 0).toSorted((a, b) => a - b)).toEqual([0, 40])
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })
})

describe('owners', () => {
  it('of many are set and skipped alike', async () => {
    await raiseMany(here, 5)
    const ids = await shown({})
    expect(await assignAlerts(as(ines), { ids: ids.slice(0, 2), owner: 'me' })).toMatchObject({
      changed: 2,
      skipped: 0,
    })
    const context = as(ines)
    const result = await assignAlerts(context, { filter: {}, owner: 'me' })
    expect(result).toMatchObject({ changed: 3, skipped: 2, previous: [{ owner: null }] })
    expect(await shown({ owner: 'me' })).toHaveLength(5)
    expect(await auditOf(context)).toHaveLength(3)
  })

  it('must be able to deal with all of them', async () => {
    await raiseMany(here, 1)
    await raiseMany(there, 1)
    const everywhere = await makePerson([admin()])
    await expect(assignAlerts(as(everywhere), { filter: {}, owner: ines.id })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await db().alert.count({ where: { ownerId: ines.id } })).toBe(0)
  })
})

it('is refused to a reader, changes nothing and is recorded', async () => {
  await raiseMany(here, 2)
  const lea = await makePerson([reader()])
  for (const [action, deed] of [
    [
      'alert.status',
      (context: ReturnType<typeof as>) => setAlertsStatus(context, { filter: {}, status: 'resolved' as const }),
    ],
    ['alert.owner', (context: ReturnType<typeof as>) => assignAlerts(context, { filter: {}, owner: null })],
  ] as const) {
    const context = as(lea)
    await expect(deed(context)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await auditOf(context)).toMatchObject([{ action, outcome: 'refused' }])
  }
  expect(await db().alert.count({ where: { environmentId: here, status: 'active', ownerId: null } })).toBe(2)
})

it.each([
  {},
  { ids: ['00000000-0000-4000-8000-000000000000'], filter: {} },
  { filter: { colour: 'red' } },
  { ids: [] },
])('refuses to guess what %j means', async (pick) => {
  await expect(setAlertsStatus(as(ines), { ...pick, status: 'resolved' } as never)).rejects.toMatchObject({
    code: 'invalid',
  })
})
