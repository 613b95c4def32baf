import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { findingClass } from '@/lib/model/finding-class'
import type { FindingItem } from '@/lib/model/inventory'
import { listFindings } from './list-findings'
import { makeFleet, readerOf, walk } from './testing/fleet'

let one = ''
let two = ''
beforeAll(async () => {
  one = (await makeFleet({ images: 14 })).environmentId
  two = (await makeFleet({ images: 9, cluster: 'c2' })).environmentId
})

const nameOf = (item: FindingItem) => `${item.assetId} ${item.fingerprint}`
const urgency = (item: FindingItem) => [findingClass(item), item.epss, item.assetId, item.fingerprint] as const
function isBefore(a: FindingItem, b: FindingItem): boolean {
  const [left, right] = [urgency(a), urgency(b)]
  const at = left.findIndex((value, index) => value !== right[index])
  return at >= 0 && String(left[at]) !== String(right[at]) && (left[at] ?? 0) > (right[at] ?? 0)
}

const flag = fc.option(fc.constantFrom('true', 'false'), { nil: undefined })
const filters = fc.record(
  {
    severity: fc.constantFrom('critical', 'high,medium', 'unknown'),
    kind: fc.constantFrom('vulnerability', 'secret'),
    fixable: flag,
    running: flag,
    exposed: flag,
    exploited: flag,
    cve: fc.constantFrom('CVE-2025-1003', 'CVE-2025-1007'),
    package: fc.constantFrom('pkg-0', 'pkg-1'),
    since: fc.constantFrom('2026-11-04', '2026-11-06T10:00:00Z'),
    q: fc.constantFrom('1003', 'LIBFOO', 'app-1', 'pkg-2', 'private', '%', 'GHSA-aaaa-bbbb-1004'),
  },
  { requiredKeys: [] },
)

describe('open findings', () => {
  it('come exactly once each, the most urgent first, as many as the total says, whatever the filter and page size', async () => {
    const everything = (await walk(listFindings, readerOf('all'), {}, 200)).items
    expect(everything).toHaveLength(await db().finding.count({ where: { open: true } }))
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 25 }), async (filter, limit) => {
        const { items, pages } = await walk(listFindings, readerOf('all'), filter, limit)
        expect(new Set(items.map(nameOf)).size).toBe(items.length)
        for (const page of pages) expect(page.total).toEqual({ value: items.length, capped: false })
        for (const [index, item] of items.entries()) {
          const next = items[index + 1]
          if (next) expect(isBefore(item, next)).toBe(true)
        }
        const expected = everything.filter(
          (item) =>
            (filter.severity?.split(',').includes(item.severity) ?? true) &&
            (filter.kind ?? item.kind) === item.kind &&
            (filter.fixable ?? String(item.fixable)) === String(item.fixable) &&
            (filter.running ?? String(item.running)) === String(item.running) &&
            (filter.exposed ?? String(item.exposed)) === String(item.exposed) &&
            (filter.exploited ?? String(item.exploited)) === String(item.exploited) &&
            (filter.cve ?? item.rule) === item.rule &&
            (filter.package ?? item.package) === item.package &&
            (filter.since === undefined || new Date(item.firstSeenAt) >= new Date(filter.since)) &&
            (filter.q === undefined || isMeant(item, filter.q)),
        )
        expect(new Set(items.map(nameOf))).toEqual(new Set(expected.map(nameOf)))
      }),
      { numRuns: 60 },
    )
  })

  it('are limited to the scope, and a foreign environment does not exist', async () => {
    const { items } = await walk(listFindings, readerOf([one]), {}, 50)
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map((item) => item.environmentId))).toEqual(new Set([one]))
    const [foreign] = (await walk(listFindings, readerOf([two]), {}, 50)).items
    const peek = await listFindings(readerOf([one]), { asset: foreign?.assetId })
    expect(peek).toEqual({ items: [], next: null, total: { value: 0, capped: false } })
    await expect(listFindings(readerOf([one]), { environment: two })).rejects.toMatchObject({ code: 'not-found' })
    await expect(listFindings(readerOf([]), {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('are found by the layer of their image', async () => {
    const [some] = (await walk(listFindings, readerOf([one]), { kind: 'vulnerability' }, 50)).items
    const all = await listFindings(readerOf([one]), { asset: some?.assetId, kind: 'vulnerability' })
    const layer = 'sha256:layer-0'
    const page = await listFindings(readerOf([one]), { asset: some?.assetId, layer })
    expect(page.items.map(nameOf)).toEqual(all.items.filter((item) => item.layer === layer).map(nameOf))
    expect(page.total.value).toBe(page.items.length)
  })
})

/** What free text means: part of the rule, its title or other id, part of the asset's name, the package. */
function isMeant(item: FindingItem, text: string): boolean {
  const q = text.toLowerCase()
  const titles = item.kind === 'vulnerability' ? `${item.rule} overflows libfoo` : item.rule
  const alias = `ghsa-aaaa-bbbb-${item.rule.slice(-4)}`
  return (
    titles.toLowerCase().includes(q) ||
    item.asset.name.includes(q) ||
    item.package === q ||
    (item.kind === 'vulnerability' && alias === q)
  )
}

it('refuses what it does not know', async () => {
  const ask = (filter: object) => listFindings(readerOf('all'), filter)
  for (const filter of [
    { colour: 'red' },
    { severity: 'awful' },
    { cursor: 'abc' },
    { q: 'a\0b' },
    { since: 'yesterday' },
    { limit: '201' },
  ]) {
    await expect(ask(filter)).rejects.toMatchObject({ code: 'invalid' })
  }
})
