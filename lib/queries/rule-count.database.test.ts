import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import { imageScan, makeEnvironment, store } from '@/lib/store/testing'
import { countRules } from './rule-count'

it('follows a report that changes which ids are open, though no class counts more or less', async () => {
  const environment = await makeEnvironment()
  const count = () => countRules(db(), [environment], null)
  expect(await count()).toBe(0)
  await store(environment, imageScan(['CVE-2025-0001', 'CVE-2025-0002']))
  expect(await count()).toBe(2)
  expect(await count()).toBe(2)

  const [first] = imageScan(['CVE-2025-0001']).findings
  if (!first) throw new Error('the scan has no finding')
  const twice = [first, { ...first, identity: ['libssl', 'debian'] }]
  const before = await db().findingTally.findMany({ where: { environmentId: environment } })
  await store(environment, imageScan([], { findings: twice, evidenceAt: '2026-11-02T10:00:00.000Z' }))
  expect(await db().findingTally.findMany({ where: { environmentId: environment } })).toEqual(before)
  expect(await db().finding.count({ where: { environmentId: environment, open: true } })).toBe(2)
  expect(await count()).toBe(1)
})

it('knows environments and classes apart, in any order', async () => {
  const [one, two] = [await makeEnvironment(), await makeEnvironment()]
  await store(one, imageScan(['CVE-2025-0001', 'CVE-2025-0002']))
  await store(two, imageScan(['CVE-2025-0002', 'CVE-2025-0003']))
  const [row] = await db().findingTally.findMany({ where: { environmentId: one } })
  expect(await countRules(db(), [one, two], null)).toBe(3)
  expect(await countRules(db(), [two, one], null)).toBe(3)
  expect(await countRules(db(), [one], null)).toBe(2)
  expect(await countRules(db(), [one], [row?.class ?? 0])).toBe(2)
  expect(await countRules(db(), [one], [])).toBe(0)
})
