import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { observe, store } from '@/lib/store/testing'
import { listImagePackages } from './list-image-packages'
import { listImages } from './list-images'
import { readImage } from './read-image'
import { imageKeyOf, makeFleet, readerOf, walk } from './testing/fleet'

let one = ''
let two = ''
beforeAll(async () => {
  one = (await makeFleet({ images: 14 })).environmentId
  two = (await makeFleet({ images: 5, cluster: 'c2' })).environmentId
})

const flag = fc.option(fc.constantFrom('true', 'false'), { nil: undefined })
const filters = fc.record(
  {
    severity: fc.constantFrom('critical', 'high,medium', 'low'),
    running: flag,
    exposed: flag,
    exploited: flag,
    fixable: flag,
    q: fc.constantFrom('app-1', 'TEAM', 'nothing'),
  },
  { requiredKeys: [] },
)

describe('images', () => {
  it('come exactly once each, the worst first, as many as the total says, whatever the filter and page size', async () => {
    const everything = (await walk(listImages, readerOf('all'), {}, 200)).items
    expect(everything).toHaveLength(19)
    const risks = new Map((await db().asset.findMany()).map((asset) => [asset.id, asset.risk]))
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 8 }), async (filter, limit) => {
        const { items, pages } = await walk(listImages, readerOf('all'), filter, limit)
        const expected = everything.filter(
          (item) =>
            (filter.severity === undefined || filter.severity.split(',').includes(item.worst ?? '')) &&
            (filter.running ?? String(item.running)) === String(item.running) &&
            (filter.exposed ?? String(item.exposed)) === String(item.exposed) &&
            (filter.exploited ?? String(item.exploited > 0)) === String(item.exploited > 0) &&
            (filter.fixable ?? String(item.fixable > 0)) === String(item.fixable > 0) &&
            item.name.includes((filter.q ?? '').toLowerCase()),
        )
        expect(items.map((item) => item.id)).toEqual(expected.map((item) => item.id))
        for (const page of pages) expect(page.total).toEqual({ value: items.length, capped: false })
        const order = items.map((item) => risks.get(item.id) ?? 0)
        expect(order).toEqual(order.toSorted((a, b) => b - a))
      }),
      { numRuns: 50 },
    )
  })

  it('count what is open on them, where they run and when they were scanned', async () => {
    const { items } = await walk(listImages, readerOf([one]), {}, 50)
    for (const item of items) {
      const open = await db().finding.findMany({ where: { assetId: item.id, open: true } })
      expect(item.total).toBe(open.length)
      expect(Object.values(item.severities).reduce((sum, count) => sum + count, 0)).toBe(open.length)
      expect(item.fixable).toBe(open.filter((finding) => finding.fixedVersion !== null).length)
      expect(item.workloads).toBe(item.running ? 1 : 0)
      expect(item.clusters).toEqual(item.running ? ['c1'] : [])
      expect(item.scannedAt).not.toBeNull()
    }
    expect(items.some((item) => item.exposed)).toBe(true)
  })

  it('are limited to the scope', async () => {
    const { items } = await walk(listImages, readerOf([two]), {}, 50)
    expect(new Set(items.map((item) => item.environmentId))).toEqual(new Set([two]))
    const [foreign] = (await listImages(readerOf([one]), {})).items
    const id = foreign?.id ?? ''
    await expect(readImage(readerOf([two]), { id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(listImagePackages(readerOf([two]), { id })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('one image', () => {
  it('places its vulnerabilities in its layers, the last layer on top', async () => {
    const { items } = await walk(listImages, readerOf([one]), { running: 'true' }, 50)
    const id = items.find((item) => item.severities.critical > 0)?.id ?? ''
    const image = await readImage(readerOf([one]), { id })
    expect(image.layers.map((layer) => layer.digest)).toEqual(['sha256:layer-1', 'sha256:layer-0'])
    const sum = (totals: object) => Object.values(totals).reduce((total: number, count: number) => total + count, 0)
    const placed = image.layers.reduce((total, layer) => total + sum(layer.severities), 0) + sum(image.unplaced)
    expect(placed).toBe(image.findings.find((row) => row.kind === 'vulnerability')?.count)
    expect(image).toMatchObject({ user: 'root', architecture: 'amd64', packages: 5, comparison: null })
    expect(image.runs).toMatchObject({
      total: 1,
      places: [{ cluster: { name: 'c1' }, containers: ['main'], replicas: 2 }],
    })
    expect(image.witnesses).toMatchObject([{ source: 'trivy', found: placed }])
    expect(image.agreed).toBe(placed)
    const packages = await walk(listImagePackages, readerOf([one]), { id }, 2)
    expect(packages.items.map((row) => row.name)).toEqual(['pkg-0', 'pkg-1', 'pkg-2', 'pkg-3', 'pkg-4'])
    expect(packages.pages[0]?.total.value).toBe(5)
    expect(packages.items.reduce((total, row) => total + sum(row.severities), 0)).toBe(placed)
  })

  it('is compared with the one that its repository had before', async () => {
    const scan = (index: number, day: number, rules: string[]) => {
      const key = imageKeyOf(100 + index).replace(/app-\d+/, 'pair')
      return observe({
        evidenceAt: `2026-11-1${day}T10:00:00.000Z`,
        assets: [
          { kind: 'repository', key: 'repository/reg.example/team/pair', name: 'pair', mentioned: true },
          { kind: 'image', key, name: `pair:${index}` },
        ],
        edges: [{ from: 'repository/reg.example/team/pair', kind: 'contains', to: key }],
        scopes: [{ type: 'findings', asset: key, kinds: ['vulnerability'], complete: true }],
        findings: rules.map((rule) => ({
          asset: key,
          kind: 'vulnerability',
          rule,
          title: rule,
          severity: 'high',
          identity: ['openssl'],
          package: { name: 'openssl' },
        })),
      })
    }
    await store(one, scan(1, 1, ['CVE-2025-1', 'CVE-2025-2', 'CVE-2025-3']))
    await store(one, scan(2, 2, ['CVE-2025-3', 'CVE-2025-4']))
    const { items } = await walk(listImages, readerOf([one]), { q: 'pair' }, 50)
    const newer = items.find((item) => item.name === 'pair:2')?.id ?? ''
    const older = items.find((item) => item.name === 'pair:1')?.id ?? ''
    expect((await readImage(readerOf([one]), { id: newer })).comparison).toMatchObject({
      previous: { id: older },
      fixed: 2,
      added: 1,
      unchanged: 1,
      worstFixed: { rule: 'CVE-2025-2', package: 'openssl' },
      worstAdded: { rule: 'CVE-2025-4', package: 'openssl' },
    })
    expect((await readImage(readerOf([one]), { id: older })).comparison).toBeNull()
  })
})
