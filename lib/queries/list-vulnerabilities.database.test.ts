import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { alertTypes } from '@/lib/detect/alert-types'
import { alertClass } from '@/lib/model/alert-class'
import { findingClass } from '@/lib/model/finding-class'
import type { FindingItem } from '@/lib/model/inventory'
import { imageScan, store } from '@/lib/store/testing'
import { listAffectedAssets } from './list-affected-assets'
import { listFindings } from './list-findings'
import { listVulnerabilities } from './list-vulnerabilities'
import { readFinding } from './read-finding'
import { readVulnerability } from './read-vulnerability'
import { searchEstate } from './search-estate'
import { makeFleet, readerOf, walk } from './testing/fleet'

let one = ''
let two = ''
let findings: FindingItem[] = []
beforeAll(async () => {
  one = (await makeFleet({ images: 14 })).environmentId
  two = (await makeFleet({ images: 6, cluster: 'c2' })).environmentId
  await store(two, imageScan(['CVE-2024-7777']))
  findings = (await walk(listFindings, readerOf('all'), { kind: 'vulnerability' }, 200)).items
})

const flag = fc.option(fc.constantFrom('true', 'false'), { nil: undefined })
const filters = fc.record(
  {
    severity: fc.constantFrom('critical', 'high,medium', 'low'),
    running: flag,
    exposed: flag,
    exploited: flag,
    fixable: flag,
    package: fc.constantFrom('pkg-0', 'pkg-3', 'none'),
    q: fc.constantFrom('1003', 'libfoo', 'GHSA-aaaa-bbbb-1004', '%'),
  },
  { requiredKeys: [] },
)

describe('vulnerabilities', () => {
  it('come exactly once each, by their worst class, as many as the total says, whatever the filter', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 7 }), async (filter, limit) => {
        const { items, pages } = await walk(listVulnerabilities, readerOf('all'), filter, limit)
        const { package: name, q, ...facets } = filter
        const hasPackage = new Set(
          findings.filter((row) => (name ?? row.package) === row.package).map((row) => row.rule),
        )
        const worst = new Map<string, number>()
        for (const row of findings) {
          const fits =
            (facets.severity?.split(',').includes(row.severity) ?? true) &&
            (['running', 'exposed', 'exploited', 'fixable'] as const).every(
              (facet) => (facets[facet] ?? String(row[facet])) === String(row[facet]),
            ) &&
            hasPackage.has(row.rule) &&
            (q === undefined ||
              `${row.rule} ${row.rule === 'CVE-2024-7777' ? '' : 'overflows libfoo'}`.includes(q) ||
              q.slice(-4) === row.rule.slice(-4))
          if (fits) worst.set(row.rule, Math.max(worst.get(row.rule) ?? 0, findingClass(row)))
        }
        const expected = [...worst].toSorted(([a, x], [b, y]) => y - x || (a < b ? 1 : -1)).map(([rule]) => rule)
        expect(items.map((item) => item.id)).toEqual(expected)
        for (const page of pages) expect(page.total).toEqual({ value: items.length, capped: false })
      }),
      { numRuns: 60 },
    )
  })

  it('count findings, assets and what runs over all environments of the scope, and no others', async () => {
    for (const context of [readerOf('all'), readerOf([one])]) {
      const own = findings.filter((row) => context.actor.kind === 'user' && seen(context.actor.grants, row))
      for (const item of (await walk(listVulnerabilities, context, {}, 50)).items) {
        const rows = own.filter((row) => row.rule === item.id)
        expect(item.findings).toBe(rows.length)
        expect(item.assets).toBe(new Set(rows.map((row) => row.assetId)).size)
        expect(item.running).toBe(rows.filter((row) => row.running).length)
        expect(item.fixable).toBe(rows.filter((row) => row.fixable).length)
      }
    }
  })
})

const seen = (grants: readonly { environmentId: string | null }[], row: FindingItem) =>
  grants.some((grant) => grant.environmentId === null || grant.environmentId === row.environmentId)

describe('one vulnerability', () => {
  it('is found by its id or another name, with links that are links', async () => {
    const detail = await readVulnerability(readerOf('all'), { id: 'GHSA-aaaa-bbbb-1003' })
    expect(detail).toMatchObject({ id: 'CVE-2025-1003', exploited: true, aliases: ['GHSA-aaaa-bbbb-1003'] })
    expect(detail.references).toEqual(['https://example.org/a'])
    const rows = findings.filter((row) => row.rule === detail.id)
    expect(detail.environments.reduce((sum, row) => sum + row.findings, 0)).toBe(rows.length)
    expect(detail.packages.reduce((sum, row) => sum + row.findings, 0)).toBe(rows.length)
    const affected = await walk(listAffectedAssets, readerOf('all'), { id: detail.id }, 2)
    expect(affected.items.map((row) => row.asset.id).toSorted()).toEqual(
      [...new Set(rows.map((row) => row.assetId))].toSorted(),
    )
    expect(affected.pages[0]?.total.value).toBe(affected.items.length)
    for (const row of affected.items) expect(row.clusters.length > 0).toBe(row.asset.running)
  })

  it('that is only elsewhere does not exist', async () => {
    await expect(readVulnerability(readerOf([one]), { id: 'CVE-2024-7777' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(listAffectedAssets(readerOf([one]), { id: 'CVE-2024-7777' })).rejects.toMatchObject({
      code: 'not-found',
    })
    const there = await readVulnerability(readerOf([two]), { id: 'CVE-2024-7777' })
    expect(there.findings).toBe(1)
  })
})

describe('one finding', () => {
  it('says where its witnesses disagree, and is not there for a reader elsewhere', async () => {
    const grype = imageScan(['CVE-2024-7777'], { source: 'grype' })
    await store(two, { ...grype, findings: grype.findings.map((row) => ({ ...row, severity: 'low' as const })) })
    const row = findings.find((finding) => finding.rule === 'CVE-2024-7777')
    const at = { asset: row?.assetId ?? '', fingerprint: row?.fingerprint ?? '' }
    const finding = await readFinding(readerOf([two]), at)
    expect(finding).toMatchObject({ severity: 'high', sources: ['trivy', 'grype'], package: 'openssl' })
    expect(finding.witnesses).toMatchObject([{ source: 'grype', severity: 'low', fixedVersion: '3.0.2' }])
    await expect(readFinding(readerOf([one]), at)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('search', () => {
  it('finds assets, vulnerabilities and recommendations of the scope, five of each at most', async () => {
    const all = await searchEstate(readerOf('all'), { q: 'app-1' })
    expect(all.assets.items).toHaveLength(5)
    expect(all.assets.more).toBe(true)
    expect(all.assets.items.every((asset) => asset.name.includes('app-1'))).toBe(true)
    const cve = await searchEstate(readerOf([two]), { q: 'cve-2024-77' })
    expect(cve.vulnerabilities.items).toMatchObject([{ id: 'CVE-2024-7777', findings: 1 }])
    expect((await searchEstate(readerOf([one]), { q: 'cve-2024-77' })).vulnerabilities.items).toEqual([])
    expect((await searchEstate(readerOf([one]), { q: 'ghsa-aaaa-bbbb-1003' })).vulnerabilities.items).toMatchObject([
      { id: 'CVE-2025-1003' },
    ])
    const checks = await searchEstate(readerOf('all'), { q: 'privileged container' })
    expect(checks.recommendations.items.length).toBeGreaterThan(0)
    const nothing = await searchEstate(readerOf('all'), { q: '%_%' })
    expect(nothing.assets.items).toEqual([])
  })

  it('finds alerts by title and by the id of their type, where the reader may see them', async () => {
    const [type] = alertTypes
    if (!type) throw new Error('the catalogue is empty')
    const asset = await db().asset.findFirstOrThrow({ where: { environmentId: two, kind: 'workload' } })
    const at = new Date('2026-11-19T00:00:00Z')
    const { id } = await db().alert.create({
      data: {
        id: randomUUID(),
        environmentId: two,
        assetId: asset.id,
        type: type.id,
        source: 'falco',
        rule: 'a rule',
        title: type.name,
        description: '',
        severity: 'high',
        status: 'active',
        class: alertClass('active', 'high'),
        dedupeKey: Buffer.from('key'),
        compromised: asset.name,
        entities: [],
        tactics: [],
        techniques: [],
        remediation: [],
        preventedBy: [],
        count: 1,
        firstSeenAt: at,
        lastSeenAt: at,
        statusChangedAt: at,
        evidence: [],
      },
    })
    for (const q of [type.name.slice(2, 12), type.id.toLowerCase()]) {
      expect((await searchEstate(readerOf([two]), { q })).alerts.items).toMatchObject([{ id, status: 'active' }])
      expect((await searchEstate(readerOf([one]), { q })).alerts.items).toEqual([])
    }
  })
})
