import { beforeEach, describe, expect, it } from 'vitest'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { db } from '@/lib/db'
import { makeRule } from '@/lib/notify/testing/rules'
import { notifyAlerts, notifyNews } from './notify-news'
import { makeEnvironment } from './testing'

let environmentId: string
beforeEach(async () => {
  await db().notifyRule.deleteMany()
  await db().notifyIntent.deleteMany()
  environmentId = await makeEnvironment()
})
const noted = async () =>
  (await db().notifyIntent.findMany({ orderBy: { at: 'asc' } })).map(({ ruleId, kind }) => ({ ruleId, kind }))

describe('news of alerts', () => {
  it('is noted in the transaction that raises them, for the rules that want it, and never of repeats', async () => {
    const wants = await makeRule({ severity: 'low' })
    const here = await makeRule({ severity: 'informational', environmentIds: [environmentId] })
    await makeRule({ severity: 'critical' })
    await makeRule({ environmentIds: [await makeEnvironment()] })
    await makeRule({ kinds: ['collector-silent'] })
    await makeRule({ types: ['another'] })
    await makeRule({ tactics: ['Exfiltration'] })
    await makeRule({ enabled: false })
    const tactic = await makeRule({ tactics: ['Impact', 'Execution'], severity: 'informational' })
    const later = new Date(Date.now() - 30_000).toISOString()
    await raise(environmentId, [falcoEvent(), falcoEvent({ time: later })])
    const alert = await db().alert.findFirstOrThrow({ where: { environmentId } })
    expect(alert.count).toBe(2)
    const rows = await noted()
    expect(rows.map((row) => row.ruleId).toSorted()).toEqual([wants, here, tactic].toSorted())
    const intent = await db().notifyIntent.findFirstOrThrow({ where: { ruleId: here } })
    expect(intent).toMatchObject({ subjectId: alert.id, severity: alert.severity, sample: false, plannedAt: null })
    expect(intent.facts).toMatchObject({
      title: alert.title,
      type: alert.type,
      happenedAt: alert.firstSeenAt.toISOString(),
    })
  })

  it('is noted once for each occurrence, and not at all where a rule suppressed the alert or a person closed it', async () => {
    await makeRule({ kinds: ['alert-reopened'] })
    await raise(environmentId, [falcoEvent()])
    const { id: alertId } = await db().alert.findFirstOrThrow({ where: { environmentId } })
    const tell = async (occurrence: string) =>
      db().$transaction((tx) => notifyAlerts(tx, [{ kind: 'alert-reopened', alertId, occurrence }], new Date()))
    expect([await tell('1'), await tell('1'), await tell('2')]).toEqual([1, 0, 1])
    await db().alert.update({ where: { id: alertId }, data: { status: 'dismissed' } })
    expect(await tell('3')).toBe(0)
    await db().alert.update({ where: { id: alertId }, data: { status: 'active', suppressedById: alertId } })
    expect(await tell('4')).toBe(0)
  })

  it('goes with the transaction that is rolled back', async () => {
    await makeRule({ kinds: ['alert-reopened'] })
    await raise(environmentId, [falcoEvent()])
    const { id: alertId } = await db().alert.findFirstOrThrow({ where: { environmentId } })
    const broken = db().$transaction(async (tx) => {
      await notifyAlerts(tx, [{ kind: 'alert-reopened', alertId }], new Date())
      throw new Error('broken')
    })
    await expect(broken).rejects.toThrow('broken')
    expect(await noted()).toEqual([])
  })
})

it('news of other things does not ask for a severity, a type or a tactic', async () => {
  const rule = await makeRule({ kinds: ['collector-silent'], severity: 'critical', tactics: ['Impact'], types: ['x'] })
  const news = {
    kind: 'collector-silent' as const,
    id: 'c1',
    environmentId,
    severity: 'medium' as const,
    facts: { title: 'edge is silent', environment: 'e' },
  }
  expect(await db().$transaction((tx) => notifyNews(tx, [news, { ...news, id: 'c2' }], new Date()))).toBe(2)
  expect((await noted()).every((row) => row.ruleId === rule)).toBe(true)
})

it('an incident that grew worse is told to those who asked for that severity, once', async () => {
  await makeRule({ kinds: ['severity-raised'], severity: 'critical' })
  const facts = { title: 'Token theft', environment: 'e', tactics: ['Impact'], incident: true }
  const worse = (severity: 'high' | 'critical') => ({
    kind: 'severity-raised' as const,
    id: 'i1',
    occurrence: severity,
    environmentId,
    severity,
    facts,
  })
  const tell = async (severity: 'high' | 'critical') =>
    db().$transaction((tx) => notifyNews(tx, [worse(severity)], new Date()))
  expect([await tell('high'), await tell('critical'), await tell('critical')]).toEqual([0, 1, 0])
})
