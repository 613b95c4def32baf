import { beforeEach, describe, expect, it } from 'vitest'
import { setAlertStatus } from '@/lib/commands/set-alert-status'
import { countedAlerts, falcoEvent, raise, talliesOf } from '@/lib/commands/testing/alerts'
import { admin, as, makePerson } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import type { SuppressionCondition } from '@/lib/model/suppression'
import { makeEnvironment } from './testing'

let here = ''
beforeEach(async () => {
  here = await makeEnvironment()
})

const start = Date.now() - 5 * 86_400_000
const at = (hours: number) => new Date(start + hours * 3_600_000).toISOString()
const shell = (hours: number, workload?: string) => falcoEvent({ time: at(hours), ...(workload ? { workload } : {}) })
const inShop: SuppressionCondition = { kind: 'namespace', field: 'name', operator: 'equals', values: ['shop'] }
const makeRule = async (
  parts: {
    environmentId?: string | null
    conditions?: SuppressionCondition[]
    alertType?: string
    expiresAt?: Date
  } = {},
) =>
  db().suppressionRule.create({
    data: {
      environmentId: here,
      name: 'Till drills',
      alertType: '*',
      conditions: [inShop],
      reason: 'test',
      createdById: 'x',
      ...parts,
    },
  })
const alerts = () => db().alert.findMany({ where: { environmentId: here }, orderBy: { firstSeenAt: 'asc' } })
const states = async () => (await alerts()).map((row) => [row.status, row.count, row.suppressedById])
const hitsOf = (ruleId: string) => db().suppressionHit.findMany({ where: { ruleId } })
const counts = async () => {
  const reports = await db().report.findMany({ where: { environmentId: here }, orderBy: { receivedAt: 'asc' } })
  return reports.map((row) => (row.counts as { alerts?: object }).alerts)
}

describe('an alert that a rule hides', () => {
  it('arrives dismissed by it, with the reason and a change that names it, and is counted', async () => {
    const rule = await makeRule()
    await raise(here, [shell(0)])
    const [alert] = await alerts()
    expect(alert).toMatchObject({
      status: 'dismissed',
      class: 13,
      statusReason: 'test',
      statusChangedBy: 'Till drills',
      suppressedById: rule.id,
      version: 1,
    })
    const changes = await db().alertChange.findMany({ where: { alertId: alert?.id ?? '' }, orderBy: { at: 'asc' } })
    expect(changes.map((row) => [row.kind, row.actorName])).toEqual([
      ['raised', 'falco'],
      ['suppressed', 'Till drills'],
    ])
    expect(await counts()).toEqual([{ raised: 0, repeated: 0, suppressed: 1 }])
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('takes its repeats, which are hidden too', async () => {
    const rule = await makeRule()
    await raise(here, [shell(0), shell(1), [shell(2), shell(3)]])
    expect(await states()).toEqual([['dismissed', 4, rule.id]])
    expect(await hitsOf(rule.id)).toMatchObject([
      { environmentId: here, alerts: 1, events: 4, lastAt: new Date(at(3)) },
    ])
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('is hidden by the oldest of the rules that match', async () => {
    const first = await makeRule()
    await makeRule({ alertType: 'Falco_TerminalShellInContainer', conditions: [] })
    await raise(here, [shell(0)])
    expect(await states()).toEqual([['dismissed', 1, first.id]])
  })
})

describe('a rule', () => {
  it('leaves alone what does not match, and what is elsewhere', async () => {
    await makeRule({ environmentId: await makeEnvironment() })
    await makeRule({ alertType: 'Falco_WriteBelowEtc', conditions: [] })
    await makeRule({ conditions: [{ ...inShop, values: ['till'] }] })
    await raise(here, [shell(0)])
    expect(await states()).toEqual([['active', 1, null]])
    expect(await counts()).toEqual([{ raised: 1, repeated: 0, suppressed: 0 }])
  })

  it('of all environments counts here', async () => {
    const rule = await makeRule({ environmentId: null })
    await raise(here, [shell(0)])
    expect(await states()).toEqual([['dismissed', 1, rule.id]])
    await db().suppressionRule.delete({ where: { id: rule.id } })
  })

  it('never touches an alert that is there already', async () => {
    await raise(here, [shell(0)])
    await makeRule()
    await raise(here, [shell(1)])
    expect(await states()).toEqual([['active', 2, null]])
  })

  it.each([
    ['expired', { expiresAt: new Date(Date.now() - 1) }],
    ['disabled', { disabledAt: new Date() }],
    ['deleted', { deletedAt: new Date() }],
  ])('that is %s stops at once: the next event is news, and the hidden one stays hidden', async (_, end) => {
    const rule = await makeRule()
    await raise(here, [shell(0)])
    await db().suppressionRule.update({ where: { id: rule.id }, data: end })
    await raise(here, [shell(1), shell(2)])
    const [hidden, open] = await alerts()
    expect(await states()).toEqual([
      ['dismissed', 1, rule.id],
      ['active', 2, null],
    ])
    expect(open?.previousId).toBe(hidden?.id)
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('expires by the clock of the database, to the second', async () => {
    const [row] = await db().$queryRaw<{ soon: Date }[]>`SELECT clock_timestamp() + interval '2 s' AS soon`
    const rule = await makeRule({ expiresAt: row?.soon ?? new Date() })
    await raise(here, [shell(0)])
    await db().$queryRaw`SELECT pg_sleep_until(${row?.soon ?? new Date()})::text`
    await raise(here, [shell(0, 'cart')])
    expect(await states()).toEqual([
      ['dismissed', 1, rule.id],
      ['active', 1, null],
    ])
  })

  it('opens nothing: what was resolved stays so, and what comes again is hidden beside it', async () => {
    const ines = await makePerson([admin()])
    await raise(here, [shell(0)])
    const [{ id } = { id: '' }] = await alerts()
    await setAlertStatus(as(ines), { id, status: 'resolved' })
    await db().alert.update({ where: { id }, data: { statusChangedAt: new Date(at(0.5)) } })
    const rule = await makeRule()
    await raise(here, [shell(2)])
    expect(await states()).toEqual([
      ['resolved', 1, null],
      ['dismissed', 1, rule.id],
    ])
  })

  it('gives way to a person: what they took up takes repeats, whatever the rule says', async () => {
    const ines = await makePerson([admin()])
    await makeRule()
    await raise(here, [shell(0)])
    const [{ id } = { id: '' }] = await alerts()
    await setAlertStatus(as(ines), { id, status: 'active' })
    await raise(here, [shell(1)])
    expect(await states()).toEqual([['active', 2, null]])
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  })

  it('whose end is told has hidden its last: it waits for reports that use it', async () => {
    const rule = await makeRule()
    await raise(here, [shell(0)])
    const importing = raise(
      here,
      Array.from({ length: 12 }, (_, index) => shell(index / 10, `app-${index}`)),
    )
    await db().suppressionRule.update({ where: { id: rule.id }, data: { deletedAt: new Date() } })
    const hidden = await db().alert.count({ where: { suppressedById: rule.id } })
    await importing
    expect(await db().alert.count({ where: { suppressedById: rule.id } })).toBe(hidden)
  })

  it('of words that this version cannot read hides nothing', async () => {
    await db().suppressionRule.create({
      data: {
        environmentId: here,
        name: 'Odd',
        alertType: '*',
        conditions: [{ kind: 'planet' }],
        reason: 'test',
        createdById: 'x',
      },
    })
    await raise(here, [shell(0)])
    expect(await states()).toEqual([['active', 1, null]])
  })
})
