import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { listIncidents } from '@/lib/queries/list-incidents'
import { readIncident } from '@/lib/queries/read-incident'
import { makeEnvironment } from '@/lib/store/testing'
import { assignIncident } from './assign-incident'
import { commentIncident } from './comment-incident'
import { setAlertStatus } from './set-alert-status'
import { setIncidentStatus } from './set-incident-status'
import { countedAlerts, talliesOf } from './testing/alerts'
import { makeIncident } from './testing/incidents'
import { admin, as, makePerson, reader, type Person } from './testing/people'
import { unlinkAlert } from './unlink-alert'

let here = ''
let ines: Person
let robin: Person
let stranger: Person
let made: Awaited<ReturnType<typeof makeIncident>>
beforeEach(async () => {
  here = await makeEnvironment()
  ines = await makePerson([admin()])
  robin = await makePerson([reader()])
  stranger = await makePerson([admin(await makeEnvironment())])
  made = await makeIncident(here)
})

const statuses = async () =>
  (await db().alert.findMany({ where: { environmentId: here } })).map((row) => row.status).toSorted()
const audited = (action: string) => db().auditEntry.findMany({ where: { action, environmentId: here } })

describe('a change of an incident', () => {
  it('sets its alerts too, is told to the second of two people, and can be taken back', async () => {
    const done = await setIncidentStatus(as(ines), { id: made.id, status: 'resolved', version: 1 })
    expect(done).toMatchObject({ alerts: 2, version: 2, previous: { status: 'active' } })
    expect(await statuses()).toEqual(['resolved', 'resolved'])
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
    expect(await audited('incident.status')).toHaveLength(1)
    const late = setIncidentStatus(as(ines), { id: made.id, status: 'active', version: 1 })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
    await expect(setIncidentStatus(as(ines), { id: made.id, status: 'resolved' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await setIncidentStatus(as(ines), { id: made.id, status: 'active' })
    expect(await statuses()).toEqual(['active', 'active'])
  })

  it('leaves an alert dismissed that somebody dismissed by itself; a dismissal needs its reason', async () => {
    await setAlertStatus(as(ines), { id: made.alert, status: 'dismissed', reason: 'benign' })
    await setIncidentStatus(as(ines), { id: made.id, status: 'in-progress' })
    expect(await statuses()).toEqual(['dismissed', 'in-progress'])
    await expect(setIncidentStatus(as(ines), { id: made.id, status: 'dismissed' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await setIncidentStatus(as(ines), { id: made.id, status: 'dismissed', reason: 'test' })
    await setIncidentStatus(as(ines), { id: made.id, status: 'active' })
    expect(await statuses()).toEqual(['active', 'active'])
  })

  it('gives it and its open alerts to somebody, and keeps comments', async () => {
    await assignIncident(as(ines), { id: made.id, owner: 'me' })
    expect((await db().alert.findMany({ where: { incidentId: made.id } })).map((row) => row.ownerId)).toEqual([
      ines.id,
      ines.id,
    ])
    await commentIncident(as(ines), { id: made.id, comment: 'looking' })
    const { timeline, owner } = await readIncident(as(robin), { id: made.id })
    expect(timeline.map(({ kind }) => kind).toSorted()).toEqual(['comment', 'owner'])
    expect(owner?.id).toBe(ines.id)
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('takes an alert out, once; without any it is closed', async () => {
    await unlinkAlert(as(ines), { id: made.id, alert: made.alert })
    expect(await db().alert.findUniqueOrThrow({ where: { id: made.alert } })).toMatchObject({
      incidentId: null,
      unlinkedAt: expect.any(Date) as Date,
    })
    expect(await db().incident.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
      alerts: 1,
      status: 'active',
    })
    await expect(unlinkAlert(as(ines), { id: made.id, alert: made.alert })).rejects.toMatchObject({ code: 'conflict' })
    await unlinkAlert(as(ines), { id: made.id, alert: made.alerts[1] ?? '' })
    expect(await db().incident.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
      alerts: 0,
      status: 'dismissed',
    })
    expect(await audited('incident.unlink')).toHaveLength(2)
  })

  it('is refused to a reader, with a record, and to strangers as if there were none', async () => {
    for (const deed of [
      (person: Person) => setIncidentStatus(as(person), { id: made.id, status: 'resolved' }),
      (person: Person) => assignIncident(as(person), { id: made.id, owner: null }),
      (person: Person) => commentIncident(as(person), { id: made.id, comment: 'x' }),
      (person: Person) => unlinkAlert(as(person), { id: made.id, alert: made.alert }),
    ]) {
      await expect(deed(robin)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(deed(stranger)).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await statuses()).toEqual(['active', 'active'])
    await expect(readIncident(as(stranger), { id: made.id })).rejects.toMatchObject({ code: 'not-found' })
    expect((await listIncidents(as(stranger), {})).items).toEqual([])
  })
})

it('one that was merged leads to the one that lives, and can no longer be changed', async () => {
  const other = await makeIncident(here)
  await db().incident.update({ where: { id: other.id }, data: { mergedIntoId: made.id } })
  expect((await readIncident(as(robin), { id: other.id })).id).toBe(made.id)
  expect((await listIncidents(as(robin), { environment: here })).items.map(({ id }) => id)).toEqual([made.id])
  await expect(commentIncident(as(ines), { id: other.id, comment: 'x' })).rejects.toMatchObject({ code: 'conflict' })
})

it('the list is narrowed by severity, status and time, with exact totals', async () => {
  const total = async (filter: Parameters<typeof listIncidents>[1]) => (await listIncidents(as(robin), filter)).total
  expect(await total({ environment: here, severity: 'high', since: '1d' })).toEqual({ value: 1, capped: false })
  expect(await total({ environment: here, severity: 'low' })).toEqual({ value: 0, capped: false })
  expect(await total({ environment: here, status: 'resolved' })).toEqual({ value: 0, capped: false })
  expect(await total({ environment: here, status: 'all', since: '2099-01-01' })).toEqual({ value: 0, capped: false })
  await expect(listIncidents(as(robin), { colour: 'red' } as never)).rejects.toMatchObject({ code: 'invalid' })
})
