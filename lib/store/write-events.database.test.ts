import { beforeEach, describe, expect, it } from 'vitest'
import { setAlertStatus } from '@/lib/commands/set-alert-status'
import { countedAlerts, falcoEvent, raise, talliesOf } from '@/lib/commands/testing/alerts'
import { admin, as, makePerson, type Person } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import { acceptReport } from '@/lib/ingest/accept'
import { processReport } from '@/lib/ingest/process'
import { makeCollector, reportRequest } from '@/lib/ingest/testing'
import type { AlertStatus } from '@/lib/model/alert'
import { makeEnvironment } from './testing'

let here = ''
let ines: Person
beforeEach(async () => {
  here = await makeEnvironment()
  ines = await makePerson([admin()])
})

const start = Date.now() - 10 * 86_400_000
/** So many hours after the start, as Falco writes it. */
const at = (hours: number) => new Date(start + hours * 3_600_000).toISOString()
const shell = (hours: number, workload?: string) => falcoEvent({ time: at(hours), ...(workload ? { workload } : {}) })
const alerts = () => db().alert.findMany({ where: { environmentId: here }, orderBy: { firstSeenAt: 'asc' } })
const seen = async () =>
  (await alerts()).map((row) => [row.count, row.firstSeenAt.toISOString(), row.lastSeenAt.toISOString(), row.status])
const only = async () => {
  const [alert, ...others] = await alerts()
  if (!alert || others.length > 0) throw new Error(`${others.length + (alert ? 1 : 0)} alerts`)
  return alert
}
const setStatus = async (status: AlertStatus) =>
  setAlertStatus(as(ines), { id: (await only()).id, status, ...(status === 'dismissed' ? { reason: 'benign' } : {}) })
/** As if a person had resolved the only alert so many hours after the start. */
const resolveAt = async (hours: number) => {
  await setStatus('resolved')
  await db().alert.update({ where: { id: (await only()).id }, data: { statusChangedAt: new Date(at(hours)) } })
}

describe('events of the same type and entity', () => {
  it('are one alert as long as each comes within a day of the one before', async () => {
    await raise(here, [shell(0), shell(23), shell(46.9)])
    expect(await seen()).toEqual([[3, at(0), at(46.9), 'active']])
  })

  it('are another alert after a day without any', async () => {
    await raise(here, [shell(0), shell(24), shell(48.1)])
    expect(await seen()).toEqual([
      [2, at(0), at(24), 'active'],
      [1, at(48.1), at(48.1), 'active'],
    ])
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('are told apart by workload and by rule', async () => {
    const other = falcoEvent({ time: at(0), rule: 'Write below etc', priority: 'Error' })
    await raise(here, [shell(0), shell(0, 'cart'), other])
    expect(await alerts()).toHaveLength(3)
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('keep the newest as evidence, whichever came last', async () => {
    const evidence = async () => JSON.stringify((await only()).evidence)
    await raise(here, [
      { ...shell(5), output: 'the newest' },
      { ...shell(1), output: 'an older' },
    ])
    expect(await evidence()).toContain('the newest')
    await raise(here, [{ ...shell(7), output: 'newer still' }])
    expect(await evidence()).toContain('newer still')
  })
})

describe('an event that comes again', () => {
  it('counts once, in one report, in two, and beside new ones', async () => {
    const event = shell(0)
    await raise(here, [event, event])
    await raise(here, [[event, shell(1), event]])
    expect(await seen()).toEqual([[2, at(0), at(1), 'active']])
    expect(await db().event.count({ where: { environmentId: here } })).toBe(2)
  })

  it('of a resolved alert raises nothing, for it is not news', async () => {
    const event = shell(0)
    await raise(here, [event])
    await setStatus('resolved')
    await raise(here, [[event]])
    expect(await seen()).toEqual([[1, at(0), at(0), 'resolved']])
  })
})

describe('what people decided', () => {
  it.each(['active', 'in-progress', 'dismissed'] as const)('%s takes repeats and stays what it is', async (status) => {
    await raise(here, [shell(0)])
    if (status !== 'active') await setStatus(status)
    const { version } = await only()
    await raise(here, [shell(20)])
    expect(await seen()).toEqual([[2, at(0), at(20), status]])
    expect((await only()).version).toBe(version)
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('dismissed is no licence for ever: after a quiet day it is raised anew', async () => {
    await raise(here, [shell(0)])
    await setStatus('dismissed')
    await raise(here, [shell(25)])
    expect((await seen()).map(([, , , status]) => status)).toEqual(['dismissed', 'active'])
  })

  it('resolved is over: its return opens the same alert again, and says why', async () => {
    await raise(here, [shell(0)])
    const { id, dueAt } = await only()
    await resolveAt(0.5)
    await raise(here, [shell(3), shell(4)])
    expect(await seen()).toEqual([[3, at(0), at(4), 'active']])
    const alert = await only()
    expect(alert).toMatchObject({ id, version: 3, statusReason: null, statusChangedBy: 'falco' })
    expect(alert.dueAt?.getTime()).toBe((dueAt?.getTime() ?? 0) + 3 * 3_600_000)
    const [change] = await db().alertChange.findMany({ where: { alertId: id, kind: 'reopened' } })
    const event = await db().event.findFirstOrThrow({ where: { alertId: id, at: new Date(at(3)) } })
    expect(change).toMatchObject({
      actorKind: 'system',
      actorName: 'falco',
      before: { status: 'resolved', at: at(0.5) },
      after: { status: 'active', event: event.id, quietSeconds: 3 * 3600 },
    })
    expect(change?.at.toISOString()).toBe(at(3))
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('resolved and back after more than a month is another story, which names the one before', async () => {
    await raise(here, [shell(0)])
    const { id } = await only()
    await resolveAt(-31 * 24)
    await raise(here, [shell(1)])
    const [old, young] = await alerts()
    expect(old).toMatchObject({ id, status: 'resolved', count: 1 })
    expect(young).toMatchObject({ status: 'active', previousId: id })
  })

  it('resolved is not opened by a report that was sent before', async () => {
    await raise(here, [shell(10)])
    await resolveAt(80)
    await raise(here, [shell(60)])
    expect(await seen()).toEqual([[2, at(10), at(60), 'resolved']])
    expect(await db().alertChange.count({ where: { kind: 'reopened', alertId: (await only()).id } })).toBe(0)
  })

  it('resolved counts what happened before and came late, and is not opened by it', async () => {
    await raise(here, [shell(10)])
    await resolveAt(12)
    await raise(here, [shell(11), shell(2)])
    expect(await seen()).toEqual([[3, at(2), at(11), 'resolved']])
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })
})

describe('an event from the future', () => {
  const ahead = (days: number) => falcoEvent({ time: new Date(Date.now() + days * 86_400_000).toISOString() })

  it.each([0.01, 0.4, 6, 400])('of %d days is seen at its receipt, and once however often it comes', async (days) => {
    const event = ahead(days)
    const received = (minutes: number) => new Date(Date.now() - (60 - minutes) * 60_000)
    await raise(here, [event], received(0))
    await raise(here, [[event, shell(1)], { ...event, uuid: 'another' }], received(20))
    // By then its time has come, if it ever will.
    await raise(here, [[event, shell(2)]], new Date(Date.now() + 86_400_000 / 2))
    const [alert] = (await alerts()).toReversed()
    expect(alert?.lastSeenAt.getTime()).toBeLessThanOrEqual(Date.now() - 59 * 60_000)
    expect(await db().event.count({ where: { environmentId: here } })).toBe(3)
    expect((await alerts()).reduce((sum, { count }) => sum + count, 0)).toBe(3)
  })
})

describe('time', () => {
  it('of an event that comes late moves the beginning, not the end, and raises no second alert', async () => {
    await raise(here, [shell(10), shell(3), shell(6)])
    expect(await seen()).toEqual([[3, at(3), at(10), 'active']])
  })

  it('gives the same alert in whatever order a report lists its events', async () => {
    const other = await makeEnvironment()
    const events = [shell(4), shell(30), shell(2), shell(27), shell(60)]
    await raise(here, [events])
    await raise(other, [events.toReversed()])
    const shown = (environmentId: string) =>
      db().alert.findMany({
        where: { environmentId },
        orderBy: { firstSeenAt: 'asc' },
        select: { count: true, firstSeenAt: true, lastSeenAt: true, dueAt: true, title: true },
      })
    expect(await shown(here)).toEqual(await shown(other))
    expect((await seen()).map(([count]) => count)).toEqual([4, 1])
  })

  it('before the plan was on raises nothing, though the event is kept', async () => {
    await db().environment.update({ where: { id: here }, data: { kubernetesSince: at(5), hostsSince: at(5) } })
    await raise(here, [[shell(4), shell(4.5, 'cart')]])
    expect(await alerts()).toEqual([])
    expect(await db().event.count({ where: { environmentId: here, alertId: null } })).toBe(2)
    await raise(here, [shell(5)])
    expect(await seen()).toEqual([[1, at(5), at(5), 'active']])
  })
})

it('joins every event to its alert', async () => {
  await raise(here, [[shell(0), shell(1), shell(0, 'cart'), shell(40)]])
  for (const alert of await alerts()) {
    expect(await db().event.count({ where: { alertId: alert.id } })).toBe(alert.count)
  }
})

describe('two hundred reports that wait', () => {
  /** Events of a busy hour, most of them repeats of one another, a day apart at the end. */
  const busy = Array.from({ length: 200 }, (_, index) => shell((index * 7) % 50, `app${index % 9}`))
  const bodies = busy.map((event) => JSON.stringify(event))
  const received = (index: number) => new Date(Date.now() - 60_000 + index)

  async function accept(environmentId: string): Promise<string[]> {
    const collector = await makeCollector(environmentId, ['falco'])
    const ids: string[] = []
    for (const [index, body] of bodies.entries()) {
      const request = reportRequest(body, { 'plimsoll-cluster': 'prod-eu-1' })
      ids.push((await acceptReport(collector, 'falco', request, received(index))).id)
    }
    return ids
  }
  const shown = async (environmentId: string) => {
    const select = { type: true, compromised: true, count: true, firstSeenAt: true, lastSeenAt: true, status: true }
    const orderBy = [{ compromised: 'asc' as const }, { firstSeenAt: 'asc' as const }]
    return db().alert.findMany({ where: { environmentId }, orderBy, select })
  }

  it('give together what they give one by one', async () => {
    const ids = await accept(here)
    await processReport(ids[0] ?? '')
    expect(await db().report.count({ where: { environmentId: here, status: 'processed' } })).toBe(200)

    const other = await makeEnvironment()
    const collector = await makeCollector(other, ['falco'])
    for (const [index, body] of bodies.entries()) {
      const request = reportRequest(body, { 'plimsoll-cluster': 'prod-eu-1' })
      await processReport((await acceptReport(collector, 'falco', request, received(index))).id)
    }
    const together = await shown(here)
    expect(together).toEqual(await shown(other))
    expect(together.reduce((sum, alert) => sum + alert.count, 0)).toBe(
      await db().event.count({ where: { environmentId: here } }),
    )
    expect(await talliesOf(here)).toEqual(await talliesOf(other))
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('are each told what they did', async () => {
    const ids = await accept(here)
    await processReport(ids[0] ?? '')
    const reports = await db().report.findMany({ where: { environmentId: here }, select: { counts: true } })
    const sum = (name: 'raised' | 'repeated') =>
      reports.reduce((total, { counts }) => {
        const { alerts } = counts as { alerts: Record<string, number> }
        return total + (alerts[name] ?? 0)
      }, 0)
    const rows = await alerts()
    expect(sum('raised')).toBe(rows.length)
    expect(sum('raised') + sum('repeated')).toBe(rows.reduce((total, row) => total + row.count, 0))
  })
})
