import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { alertStatuses, type AlertStatus } from '@/lib/model/alert'
import { mayMove } from '@/lib/model/alert-transitions'
import type { Context } from '@/lib/operation'
import { readAlert } from '@/lib/queries/read-alert'
import { makeEnvironment } from '@/lib/store/testing'
import { assignAlert } from './assign-alert'
import { commentAlert } from './comment-alert'
import { setAlertStatus } from './set-alert-status'
import { undoAlertStatus } from './undo-alert-status'
import { countedAlerts, falcoEvent, raise, talliesOf } from './testing/alerts'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'

let here = ''
let there = ''
let ines: Person
let lea: Person
let id = ''
beforeEach(async () => {
  here = await makeEnvironment()
  there = await makeEnvironment()
  ines = await makePerson([admin(here)], 'Ines Aalto')
  lea = await makePerson([reader(here)], 'Lea Fontaine')
  await raise(here, [falcoEvent()])
  id = (await db().alert.findFirstOrThrow({ where: { environmentId: here } })).id
})

const state = () => db().alert.findUniqueOrThrow({ where: { id } })
const codeOf = async (promise: Promise<unknown>) => {
  try {
    await promise
  } catch (error) {
    if (error instanceof OperationError) return error.code
    throw error
  }
  return 'done'
}

describe('setting the status', () => {
  it('moves the alert, the tallies, its history and the audit log together', async () => {
    const context = as(ines)
    const result = await setAlertStatus(context, { id, status: 'dismissed', reason: 'test', comment: 'PT-2026-11' })
    expect(result).toMatchObject({ status: 'dismissed', version: 2, previous: { status: 'active', reason: null } })
    expect(await state()).toMatchObject({
      status: 'dismissed',
      class: 13,
      statusReason: 'test',
      statusComment: 'PT-2026-11',
      statusChangedBy: 'Ines Aalto',
      version: 2,
    })
    expect(await talliesOf(here)).toEqual({ '13 Falco_TerminalShellInContainer': 1 })
    expect(await auditOf(context)).toMatchObject([
      {
        action: 'alert.status',
        outcome: 'done',
        actorName: 'Ines Aalto',
        subjectId: id,
        environmentId: here,
        before: { status: 'active' },
        after: { status: 'dismissed', reason: 'test', comment: 'PT-2026-11' },
      },
    ])
    const { timeline } = await readAlert(as(lea), { id })
    expect(timeline.map((change) => [change.kind, change.actor.name])).toEqual([
      ['status', 'Ines Aalto'],
      ['raised', 'falco'],
    ])
  })

  it.each(alertStatuses.flatMap((from) => alertStatuses.map((to) => [from, to] as const)))(
    'from %s to %s follows the table of transitions',
    async (from, to) => {
      const wish = (status: AlertStatus) => ({
        id,
        status,
        ...(status === 'dismissed' ? { reason: 'other' as const } : {}),
      })
      if (from !== 'active') await setAlertStatus(as(ines), wish(from))
      const { version } = await state()
      const late = as(ines)
      expect(await codeOf(setAlertStatus(late, wish(to)))).toBe(mayMove(from, to) ? 'done' : 'conflict')
      expect(await state()).toMatchObject(
        mayMove(from, to) ? { status: to, version: version + 1 } : { status: from, version },
      )
      expect(await auditOf(late)).toHaveLength(mayMove(from, to) ? 1 : 0)
      expect(await talliesOf(here)).toEqual(await countedAlerts(here))
    },
  )

  it('asks for a reason to dismiss, and only then', async () => {
    expect(await codeOf(setAlertStatus(as(ines), { id, status: 'dismissed' }))).toBe('invalid')
    expect(await codeOf(setAlertStatus(as(ines), { id, status: 'dismissed', reason: 'tired' as 'other' }))).toBe(
      'invalid',
    )
    expect(await codeOf(setAlertStatus(as(ines), { id, status: 'resolved' }))).toBe('done')
  })

  it('to what it is already is a conflict that names who and when', async () => {
    await setAlertStatus(as(ines, new Date('2026-11-18T14:29:00Z')), { id, status: 'resolved' })
    await expect(setAlertStatus(as(ines), { id, status: 'resolved' })).rejects.toMatchObject({
      code: 'conflict',
      message: 'Ines Aalto set this alert to resolved at 2026-11-18T14:29:00.000Z. Nothing was changed.',
      extra: { current: { status: 'resolved', version: 2, changedBy: 'Ines Aalto' } },
    })
  })

  it('over a change that one has not seen is refused with the present state', async () => {
    const marek = await makePerson([admin()], 'Marek Okafor')
    await setAlertStatus(as(marek), { id, status: 'resolved', version: 1 })
    const late = as(ines)
    await expect(setAlertStatus(late, { id, status: 'in-progress', version: 1 })).rejects.toMatchObject({
      code: 'conflict',
      extra: { current: { status: 'resolved', version: 2, changedBy: 'Marek Okafor' } },
    })
    expect((await state()).status).toBe('resolved')
    expect(await auditOf(late)).toEqual([])
  })

  it('by two people at once is done by one of them', async () => {
    const tries = await Promise.allSettled(
      (['resolved', 'in-progress'] as const).map((status) => setAlertStatus(as(ines), { id, status, version: 1 })),
    )
    expect(tries.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })
})

describe('giving an owner', () => {
  it('takes, hands over and lets go, each with its record', async () => {
    const marek = await makePerson([admin()], 'Marek Okafor')
    const context = as(ines)
    expect(await assignAlert(context, { id, owner: 'me' })).toMatchObject({ owner: { name: 'Ines Aalto' } })
    await assignAlert(as(ines), { id, owner: marek.id, version: 2 })
    expect((await readAlert(as(lea), { id })).owner).toEqual({ id: marek.id, name: 'Marek Okafor' })
    await assignAlert(as(marek), { id, owner: null })
    expect((await state()).ownerId).toBeNull()
    expect(await auditOf(context)).toMatchObject([
      { action: 'alert.owner', before: { owner: null }, after: { owner: ines.id } },
    ])
    const { timeline } = await readAlert(as(lea), { id })
    expect(timeline.filter((change) => change.kind === 'owner').map((change) => change.after)).toEqual([
      { owner: null },
      { owner: { id: marek.id, name: 'Marek Okafor' } },
      { owner: { id: ines.id, name: 'Ines Aalto' } },
    ])
  })

  it('takes nobody who could not deal with it', async () => {
    const elsewhere = await makePerson([admin(there)])
    for (const owner of [lea.id, elsewhere.id, 'nobody-at-all']) {
      expect(await codeOf(assignAlert(as(ines), { id, owner }))).toBe('invalid')
    }
  })

  it('twice the same, or over an unseen change, is a conflict', async () => {
    await assignAlert(as(ines), { id, owner: 'me' })
    expect(await codeOf(assignAlert(as(ines), { id, owner: 'me' }))).toBe('conflict')
    expect(await codeOf(assignAlert(as(ines), { id, owner: null, version: 1 }))).toBe('conflict')
  })
})

describe('commenting', () => {
  it('adds to the timeline and leaves the version', async () => {
    const context = as(ines)
    const comment = '<img src=x onerror=alert(1)> ingress log has POSTs'
    await commentAlert(context, { id, comment })
    expect((await readAlert(as(lea), { id })).timeline[0]).toMatchObject({ kind: 'comment', comment })
    expect((await state()).version).toBe(1)
    expect(await auditOf(context)).toMatchObject([{ action: 'alert.comment', subjectId: id, after: { comment } }])
  })

  it('needs words', async () => {
    expect(await codeOf(commentAlert(as(ines), { id, comment: '   ' }))).toBe('invalid')
  })
})

const deeds: [string, string, (context: Context) => Promise<unknown>][] = [
  ['setting the status', 'alert.status', (context) => setAlertStatus(context, { id, status: 'resolved' })],
  ['giving an owner', 'alert.owner', (context) => assignAlert(context, { id, owner: 'me' })],
  ['commenting', 'alert.comment', (context) => commentAlert(context, { id, comment: 'hello' })],
]
describe.each(deeds)('%s', (_, action, deed) => {
  it('is refused to a reader, changes nothing and is recorded', async () => {
    const before = await state()
    const context = as(lea)
    expect(await codeOf(deed(context))).toBe('forbidden')
    expect(await state()).toEqual(before)
    expect(await db().alertChange.count({ where: { alertId: id } })).toBe(1)
    expect(await auditOf(context)).toMatchObject([{ action, outcome: 'refused', actorName: 'Lea Fontaine' }])
  })

  it('is refused to one who reads here and is admin elsewhere', async () => {
    const both = as(await makePerson([reader(here), admin(there)]))
    expect(await codeOf(deed(both))).toBe('forbidden')
    expect(await auditOf(both)).toMatchObject([{ action, outcome: 'refused', environmentId: here }])
  })

  it('of an alert elsewhere, or of none, is not found', async () => {
    const elsewhere = await makePerson([admin(there)])
    expect(await codeOf(deed(as(elsewhere)))).toBe('not-found')
    id = '00000000-0000-4000-8000-000000000000'
    expect(await codeOf(deed(as(await makePerson([admin()]))))).toBe('not-found')
  })
})

describe('undo', () => {
  it('restores the status before with its reason, and again sets it forth', async () => {
    await setAlertStatus(as(ines), { id, status: 'dismissed', reason: 'benign' })
    await setAlertStatus(as(ines), { id, status: 'in-progress' })
    const context = as(ines)
    expect(await undoAlertStatus(context, { id, version: 3 })).toMatchObject({
      status: 'dismissed',
      reason: 'benign',
      version: 4,
    })
    expect(await state()).toMatchObject({ status: 'dismissed', statusReason: 'benign' })
    expect(await auditOf(context)).toMatchObject([
      { action: 'alert.undo', after: { status: 'dismissed', undone: true } },
    ])
    await undoAlertStatus(as(ines), { id })
    expect((await state()).status).toBe('in-progress')
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('restores what a rule had hidden, as its', async () => {
    const data = {
      environmentId: here,
      name: 'All shells',
      alertType: 'Falco_TerminalShellInContainer',
      conditions: [],
    }
    const rule = await db().suppressionRule.create({ data: { ...data, reason: 'test', createdById: 'x' } })
    await raise(here, [falcoEvent({ workload: 'cart' })])
    const hidden = await db().alert.findFirstOrThrow({ where: { suppressedById: rule.id } })
    await setAlertStatus(as(ines), { id: hidden.id, status: 'active' })
    await undoAlertStatus(as(ines), { id: hidden.id })
    expect(await db().alert.findUnique({ where: { id: hidden.id } })).toMatchObject({
      status: 'dismissed',
      statusReason: 'test',
      suppressedById: rule.id,
    })
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('has nothing to take back of a new alert, and is refused to a reader, elsewhere and to who comes late', async () => {
    expect(await codeOf(undoAlertStatus(as(ines), { id }))).toBe('conflict')
    await setAlertStatus(as(ines), { id, status: 'resolved' })
    expect(await codeOf(undoAlertStatus(as(lea), { id }))).toBe('forbidden')
    expect(await codeOf(undoAlertStatus(as(await makePerson([admin(there)])), { id }))).toBe('not-found')
    expect(await codeOf(undoAlertStatus(as(ines), { id, version: 1 }))).toBe('conflict')
    expect((await state()).status).toBe('resolved')
  })
})
