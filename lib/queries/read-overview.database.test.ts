import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { alertClass } from '@/lib/model/alert-class'
import type { AlertSeverity, AlertStatus } from '@/lib/model/alert'
import { imageScan, makeEnvironment, store, testImage } from '@/lib/store/testing'
import { listScoreChanges } from './list-score-changes'
import { listScoreHistory } from './list-score-history'
import { everyPage } from './page'
import { readOverview } from './read-overview'
import { postureReader, privileged, safe, storeWorkloads } from './testing/posture'

const now = new Date('2026-11-20T12:00:00Z')
const all = postureReader('all', now)
const on = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`
let one = ''
let two = ''

async function alert(severity: AlertSeverity, raised: string, status: AlertStatus = 'active', changed = raised) {
  const id = randomUUID()
  const row = {
    id,
    environmentId: one,
    assetId: randomUUID(),
    type: 'K8S_Test',
    source: 'falco',
    rule: 'test',
    title: 'Test alert',
    description: '',
    compromised: 'web',
    dedupeKey: Buffer.from(id),
    entities: [],
    evidence: [],
    remediation: [],
    count: 1,
  }
  const times = { firstSeenAt: new Date(raised), lastSeenAt: new Date(raised), statusChangedAt: new Date(changed) }
  await db().alert.create({ data: { ...row, ...times, severity, status, class: alertClass(status, severity) } })
  await db().alertTally.upsert({
    where: { environmentId_class_type: { environmentId: one, class: alertClass(status, severity), type: row.type } },
    create: { environmentId: one, class: alertClass(status, severity), type: row.type, count: 1 },
    update: { count: { increment: 1 } },
  })
}

beforeAll(async () => {
  one = await makeEnvironment('one')
  two = await makeEnvironment('two')
  await storeWorkloads(one, { web: privileged, api: safe, job: privileged }, on(2))
  await store(one, imageScan(['CVE-1', 'CVE-2'], { evidenceAt: on(3) }))
  await storeWorkloads(two, { shop: safe, till: privileged }, on(5))
  await storeWorkloads(one, { web: safe, api: safe, job: privileged, new: privileged }, on(16))
  await store(one, imageScan([], { evidenceAt: on(17) }))
  await store(one, imageScan(['CVE-2021-44228'], { evidenceAt: on(18) }))
  await alert('critical', on(10))
  await alert('high', on(15), 'resolved', on(18))
  await alert('high', on(12), 'dismissed', on(12))
  await alert('low', on(20), 'in-progress')
  await db().environment.updateMany({
    data: { kubernetesSince: new Date(on(9)), registriesSince: null, hostsSince: null },
  })
})

describe('why it moved', () => {
  it('adds up exactly, over one environment and over all', async () => {
    for (const filter of [{ environment: one }, {}]) {
      const { period, score } = await readOverview(all, filter)
      expect(period?.since).toBe('2026-11-13T12:00:00.000Z')
      expect(period?.to).toBeCloseTo(score.percentage ?? -1, 9)
      const sum = (period?.moves ?? []).reduce((total, move) => total + move.delta, 0)
      expect(sum).toBeCloseTo(period?.delta ?? -1, 1)
      expect(period?.delta).toBeCloseTo((period?.to ?? 0) - (period?.from ?? 0), 9)
      expect(period?.moves.map((move) => move.cause)).toEqual(expect.arrayContaining(['fixed', 'appeared']))
    }
  })

  it('has no period where nothing was known before', async () => {
    const young = await makeEnvironment('young')
    expect((await readOverview(all, { environment: young })).period).toBeNull()
    await storeWorkloads(young, { web: privileged }, on(19))
    const { period } = await readOverview(all, { environment: young })
    expect(period).toMatchObject({ since: on(19), delta: 0, moves: [] })
    await db().environment.delete({ where: { id: young } })
    await db().controlTally.deleteMany({ where: { environmentId: young } })
  })

  it('lists every change, newest first, each once', async () => {
    const found = []
    for await (const row of everyPage(
      (input: { limit?: number }) => listScoreChanges(all, { ...input, limit: 3 }),
      {},
    )) {
      found.push(row)
    }
    const known = await db().scoreMovement.count({ where: { environmentId: { in: [one, two] } } })
    expect(found).toHaveLength(known)
    expect(new Set(found.map((row) => JSON.stringify(row))).size).toBe(known)
    expect(found.map((row) => row.at)).toEqual(
      found
        .map((row) => row.at)
        .toSorted()
        .toReversed(),
    )
    const since = await listScoreChanges(all, { since: on(17), environment: one })
    expect(since.items.every((row) => row.at >= on(17) && row.environmentId === one)).toBe(true)
  })
})

describe('history', () => {
  it('ends at the present score and begins with the first one, not with zero', async () => {
    const { trend, score } = await readOverview(all, { environment: one })
    expect(trend.points.at(-1)?.percentage).toBeCloseTo(score.percentage ?? -1, 9)
    expect((trend.points[0]?.at ?? '') >= on(2)).toBe(true)
    expect(trend.points.every((point) => point.percentage !== null && point.percentage > 0)).toBe(true)
  })

  it('weighs the environments as they stood then', async () => {
    const { points } = await listScoreHistory(all, { since: on(4) })
    const own = await db().scoreSnapshot.findFirstOrThrow({
      where: { environmentId: one, at: { lte: new Date(on(4)) } },
      orderBy: { at: 'desc' },
    })
    expect(points[0]).toEqual({ at: on(4), percentage: own.percentage })
  })

  it('has a gap where reports came before and none for a day', async () => {
    const collector = await db().collector.create({
      data: { environmentId: two, name: 'kube-two', formats: ['kubernetes'], hash: Buffer.from('two'), hint: 'x' },
    })
    const report = {
      collectorId: collector.id,
      environmentId: two,
      format: 'kubernetes',
      status: 'processed',
      bytes: 1,
    }
    for (const day of [6, 7, 14, 20]) {
      const id = randomUUID()
      await db().report.create({ data: { ...report, id, receivedAt: new Date(on(day)), bodyHash: Buffer.from(id) } })
    }
    const { points } = await listScoreHistory(all, { environment: two, since: on(5) })
    const at = (day: number) => points.findLast((point) => point.at <= on(day))?.percentage
    expect([6, 7, 9, 12, 15, 18].map((day) => at(day) !== null)).toEqual([true, true, false, false, true, false])
    expect(points.at(-1)?.percentage).not.toBeNull()
    await db().collector.update({ where: { id: collector.id }, data: { rhythm: 7 * 86_400 } })
    const slow = await listScoreHistory(all, { environment: two, since: on(5) })
    expect(slow.points.every((point) => point.percentage !== null)).toBe(true)
    await db().collector.update({ where: { id: collector.id }, data: { rhythm: null } })
    const beside = await listScoreHistory(all, { since: on(6) })
    expect(beside.points.every((point) => point.percentage !== null)).toBe(true)
  })
})

describe('open alerts', () => {
  it('are counted at the end of each day, and not before a plan was on', async () => {
    const { alerts } = await readOverview(all, {})
    expect(alerts.now).toEqual({ critical: 1, high: 0, medium: 0, low: 1, informational: 0 })
    expect(alerts.days).toHaveLength(14)
    const on = (day: number) =>
      alerts.days.find((row) => row.at.startsWith(`2026-11-${String(day).padStart(2, '0')}`))?.counts
    expect([on(7), on(8)]).toEqual([null, null])
    expect(on(9)).toMatchObject({ critical: 0, high: 0 })
    expect(on(12)).toMatchObject({ critical: 1, high: 0 })
    expect(on(16)).toMatchObject({ critical: 1, high: 1, low: 0 })
    expect(on(18)).toMatchObject({ high: 0 })
    expect(alerts.days.at(-1)?.counts).toEqual(alerts.now)
  })
})

describe('do these first', () => {
  it('puts the worst first and says why, with points that add to the score', async () => {
    const { first, controls } = await readOverview(all, { environment: one })
    const [finding, ...rest] = first
    expect(finding).toMatchObject({ kind: 'finding', id: 'CVE-2021-44228', place: 'library/web:1', resources: 1 })
    expect(finding?.reasons.map((reason) => reason.kind)).toContain('exploited')
    // The only image fails for this one finding alone, so resolving it wins the whole control.
    const control = controls.find((row) => row.id === 'remediate-vulnerabilities')
    expect(finding?.gain).toBeCloseTo(control?.potential ?? -1, 9)
    expect(rest.length).toBeGreaterThan(3)
    expect(rest.every((row) => row.kind === 'recommendation' && row.id !== 'image-vulnerabilities')).toBe(true)
  })

  it('names one rule for each place and counts what else is there', async () => {
    const environment = await makeEnvironment('crowded')
    await store(environment, imageScan(['CVE-1', 'CVE-2', 'CVE-3'], { evidenceAt: on(18) }))
    const { first } = await readOverview(all, { environment })
    const findings = first.filter((row) => row.kind === 'finding')
    expect(findings).toHaveLength(1)
    expect(findings[0]?.reasons).toContainEqual({ kind: 'more', text: '3 high here' })
    // Resolving one of three leaves the image unhealthy.
    expect(findings[0]?.gain).toBe(0)
    await store(environment, imageScan([], { evidenceAt: on(19) }))
  })

  it('never shows what is not in scope', async () => {
    const { first, score, coverage } = await readOverview(postureReader([two], now), {})
    expect(first.some((row) => row.kind === 'finding')).toBe(false)
    expect(score.environments.map((row) => row.id)).toEqual([two])
    expect(coverage.environments.map((row) => row.id)).toEqual([two])
    expect(coverage.collectors.map((row) => row.name)).toEqual(['kube-two'])
  })
})

describe('coverage', () => {
  it('tells plans, missing sensors and the age of the evidence', async () => {
    const { coverage } = await readOverview(all, { environment: one })
    expect(coverage.environments).toEqual([
      { id: one, name: 'one', plans: { kubernetes: 1, registries: null, hosts: null }, lacksSensor: true },
    ])
    const total = coverage.freshness.total
    expect(total).toBe(5)
    // No list of objects was received, and the scan is two days old.
    expect(coverage.freshness).toMatchObject({ hour: 0, day: 0, capped: false })
    await db().coverage.updateMany({
      where: { environmentId: one },
      data: { evidenceAt: new Date('2026-11-20T11:30:00Z') },
    })
    expect((await readOverview(all, { environment: one })).coverage.freshness).toMatchObject({ hour: 1, day: 1 })
    const image = await db().asset.findFirst({ where: { environmentId: one, key: testImage } })
    expect(image?.goneAt).toBeNull()
  })
})

it('is honest about an estate in which nothing is known', async () => {
  const empty = await makeEnvironment('empty')
  const overview = await readOverview(all, { environment: empty })
  expect(overview).toMatchObject({ period: null, goalAt: null, first: [] })
  expect(overview.score.percentage).toBeNull()
  expect(overview.trend.points).toEqual([])
})
