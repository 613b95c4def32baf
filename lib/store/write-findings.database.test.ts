import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { imageScan, makeEnvironment, store } from './testing'

let environmentId = ''
beforeEach(async () => {
  environmentId = await makeEnvironment()
})

const open = async () =>
  (await db().finding.findMany({ where: { environmentId, open: true }, orderBy: { rule: 'asc' } })).map(
    (row) => row.rule,
  )
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`

describe('a complete report', () => {
  it('opens what it shows and counts it in every tally', async () => {
    const counts = await store(environmentId, imageScan(['CVE-1', 'CVE-2']))
    expect(counts.findings).toEqual({ created: 2, updated: 0, unchanged: 0, resolved: 0, reopened: 0 })
    const sum = async (rows: Promise<{ count: number }[]>) => (await rows).reduce((total, row) => total + row.count, 0)
    expect(await sum(db().findingTally.findMany({ where: { environmentId } }))).toBe(2)
    expect(await sum(db().ruleTally.findMany({ where: { environmentId } }))).toBe(2)
    expect(await sum(db().assetFindingTally.findMany({ where: { environmentId } }))).toBe(2)
  })

  it('resolves what it no longer shows, keeps the row, and reopens it with its history', async () => {
    await store(environmentId, imageScan(['CVE-1', 'CVE-2'], { evidenceAt: at(1) }))
    const second = await store(environmentId, imageScan(['CVE-2'], { evidenceAt: at(2) }))
    expect(second.findings).toMatchObject({ resolved: 1, unchanged: 1, created: 0 })
    expect(await open()).toEqual(['CVE-2'])
    const third = await store(environmentId, imageScan(['CVE-1', 'CVE-2'], { evidenceAt: at(3) }))
    expect(third.findings).toMatchObject({ reopened: 1, created: 0 })
    const finding = await db().finding.findFirstOrThrow({ where: { environmentId, rule: 'CVE-1' } })
    expect(finding).toMatchObject({ open: true, reopened: 1, resolvedAt: null })
    expect(finding.firstSeenAt.toISOString()).toBe(at(1))
  })

  it('that says the same again writes no finding row', async () => {
    await store(environmentId, imageScan(['CVE-1'], { evidenceAt: at(1) }))
    const version = () => db().$queryRaw`SELECT xmin::text FROM finding WHERE environment_id = ${environmentId}::uuid`
    const before = await version()
    const counts = await store(environmentId, imageScan(['CVE-1'], { evidenceAt: at(2) }))
    expect(counts.findings).toEqual({ created: 0, updated: 0, unchanged: 1, resolved: 0, reopened: 0 })
    expect(await version()).toEqual(before)
    const coverage = await db().coverage.findFirstOrThrow({ where: { environmentId } })
    expect(coverage.evidenceAt.toISOString()).toBe(at(2))
  })
})

describe('what never retracts', () => {
  it('an older report', async () => {
    await store(environmentId, imageScan(['CVE-1', 'CVE-2'], { evidenceAt: at(5) }))
    const counts = await store(environmentId, imageScan(['CVE-9'], { evidenceAt: at(4) }))
    expect(counts.findings).toMatchObject({ created: 0, resolved: 0 })
    expect(await open()).toEqual(['CVE-1', 'CVE-2'])
  })

  it('a partial report, though it adds', async () => {
    await store(environmentId, imageScan(['CVE-1'], { evidenceAt: at(1) }))
    await store(environmentId, imageScan(['CVE-2'], { evidenceAt: at(2), complete: false }))
    expect(await open()).toEqual(['CVE-1', 'CVE-2'])
  })

  it('another source', async () => {
    await store(environmentId, imageScan(['CVE-1'], { evidenceAt: at(1) }))
    await store(environmentId, imageScan([], { evidenceAt: at(2), source: 'grype' }))
    expect(await open()).toEqual(['CVE-1'])
  })
})

describe('two sources of one finding', () => {
  it('keep it open until the last of them retracts', async () => {
    await store(environmentId, imageScan(['CVE-1'], { evidenceAt: at(1) }))
    await store(environmentId, imageScan(['CVE-1'], { evidenceAt: at(1), source: 'grype' }))
    expect((await db().finding.findFirstOrThrow({ where: { environmentId } })).sources).toEqual(['trivy', 'grype'])
    await store(environmentId, imageScan([], { evidenceAt: at(2) }))
    expect(await open()).toEqual(['CVE-1'])
    await store(environmentId, imageScan([], { evidenceAt: at(3), source: 'grype' }))
    expect(await open()).toEqual([])
  })

  it('keep what the second says differently apart', async () => {
    await store(environmentId, imageScan(['CVE-1']))
    const other = imageScan(['CVE-1'], { source: 'grype' })
    other.findings = other.findings.map((finding) => ({ ...finding, severity: 'low' }))
    await store(environmentId, other)
    expect(await db().findingWitness.findMany({ where: { source: 'grype' } })).toMatchObject([
      { statement: { severity: 'low' } },
    ])
    expect((await db().finding.findFirstOrThrow({ where: { environmentId } })).severity).toBe(5)
  })
})

it('gives the same estate whichever of two imports comes first', async () => {
  const other = await makeEnvironment()
  const reports = [
    imageScan(['CVE-1', 'CVE-2'], { evidenceAt: at(1) }),
    imageScan(['CVE-2', 'CVE-3'], { evidenceAt: at(2) }),
  ]
  for (const report of reports) await store(environmentId, report)
  for (const report of reports.toReversed()) await store(other, report)
  const rules = (id: string) =>
    db().finding.findMany({
      where: { environmentId: id, open: true },
      select: { rule: true },
      orderBy: { rule: 'asc' },
    })
  expect(await rules(other)).toEqual(await rules(environmentId))
})
