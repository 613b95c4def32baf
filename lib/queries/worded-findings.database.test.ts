import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { FindingItem } from '@/lib/model/inventory'
import { listFindings } from './list-findings'
import { makeFleet, readerOf, walk } from './testing/fleet'
import { countWorded, totalOfWorded, wordedParts } from './worded-findings'

let environments: string[] = []
let everything: FindingItem[] = []
beforeAll(async () => {
  const fleets = [await makeFleet({ images: 24 }), await makeFleet({ images: 7, cluster: 'c2' })]
  environments = fleets.map((fleet) => fleet.environmentId)
  everything = (await walk(listFindings, readerOf('all'), {}, 200)).items
})

/** As the fleet is made: every vulnerability has the same title, and images are named after their place. */
const isMeant = (item: FindingItem, text: string) =>
  item.rule.includes(text) ||
  item.package === text ||
  item.asset.name.includes(text) ||
  (item.kind === 'vulnerability' && `${item.rule} overflows libfoo`.includes(text))

type Key = { asset_id: string; fingerprint: string; class: number; epss: number }

const nameOf = (item: FindingItem) => `${item.assetId} ${item.fingerprint}`
// Rules and assets at once, assets alone (many, and one with a single finding), rules alone, a package, nothing.
const text = fc.constantFrom(
  '1',
  '10',
  'app-',
  'app-1:',
  'app-22',
  'CVE-2025-1003',
  'libfoo',
  'pkg-2',
  'private',
  'none',
)
const facets = fc.record(
  { severity: fc.constantFrom('critical', 'high,low'), running: fc.constantFrom('true', 'false') },
  { requiredKeys: [] },
)

it('finds what a text means in the order of the list and counts it, page by page', async () => {
  await fc.assert(
    fc.asyncProperty(text, facets, fc.integer({ min: 1, max: 20 }), async (q, filter, limit) => {
      const { items, pages } = await walk(listFindings, readerOf('all'), { ...filter, q }, limit)
      const expected = everything.filter(
        (item) =>
          isMeant(item, q) &&
          (filter.severity?.split(',').includes(item.severity) ?? true) &&
          (filter.running ?? String(item.running)) === String(item.running),
      )
      expect(items.map(nameOf)).toEqual(expected.map(nameOf))
      for (const page of pages) expect(page.total).toEqual({ value: expected.length, capped: false })
    }),
    { numRuns: 80 },
  )
})

it('looks for assets along the classes or among their own findings, whichever is less, with the same answer', async () => {
  const reach = { environments, facets: Prisma.sql`true` }
  const asset = everything.find((item) => item.asset.name.includes('app-6:'))
  if (!asset) throw new Error('there is no finding')
  const words = { rules: [], packages: [], assets: [asset.assetId] }
  const worded = (await countWorded(db(), reach, words)) ?? []
  const order = Prisma.sql`f.class DESC, f.epss DESC, f.asset_id DESC, f.fingerprint DESC`
  const page = { order, keyset: Prisma.sql`true`, last: null, limit: 3 }
  const answers = [0, 1_000_000].map(async (count) => {
    const sizes = worded.map((row) => ({ class: row.class, count }))
    const parts = wordedParts(reach, words, worded, sizes, page)
    return { text: parts[0]?.text, rows: await db().$queryRaw<Key[]>`${Prisma.join(parts, ' UNION ')}` }
  })
  const [along, among] = await Promise.all(answers)
  expect(along?.text).toContain('LATERAL')
  expect(among?.text).not.toContain('LATERAL')
  // Along the classes each class gives the first of its own; the first three of all are the same.
  const keyOf = (row: Key) => `${row.asset_id} ${row.fingerprint}`
  const own = everything.filter((item) => item.assetId === asset.assetId).slice(0, 3)
  const sorted = [along, among].map((answer) =>
    (answer?.rows ?? [])
      .toSorted((a, b) => b.class - a.class || b.epss - a.epss || (a.fingerprint < b.fingerprint ? 1 : -1))
      .slice(0, 3)
      .map(keyOf),
  )
  expect(sorted).toEqual([own.map(nameOf), own.map(nameOf)])
})

it('gives a total only where it is exact, and stops at the limit', () => {
  const row = { class: 600105, rules: 0, packages: 0, assets: 0 }
  expect(totalOfWorded([])).toEqual({ value: 0, capped: false })
  expect(totalOfWorded([{ ...row, rules: 40, packages: 2 }])).toEqual({ value: 42, capped: false })
  expect(totalOfWorded([{ ...row, assets: 10_000 }])).toEqual({ value: 10_000, capped: false })
  expect(
    totalOfWorded([
      { ...row, assets: 5 },
      { ...row, rules: 1 },
    ]),
  ).toBeNull()
  expect(
    totalOfWorded([
      { ...row, assets: 5 },
      { ...row, rules: 10_001 },
    ]),
  ).toEqual({ value: 10_000, capped: true })
  expect(totalOfWorded(null)).toEqual({ value: 10_000, capped: true })
})
