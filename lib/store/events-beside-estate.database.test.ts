import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { ObservedAsset } from '@/lib/model/observation'
import { randomUUID } from 'node:crypto'
import { miscounts } from './miscounts'
import { makeEnvironment, observe } from './testing'
import { writeObservation } from './write-observation'

const cluster = 'k8s/one'
const key = `${cluster}/apps/Deployment/shop/web`
const workload: ObservedAsset = { kind: 'workload', key, name: 'web', namespace: 'shop', cluster }
const evidenceAt = '2026-11-01T10:00:00.000Z'
const list = observe({
  source: 'kubernetes',
  evidenceAt,
  assets: [
    { kind: 'cluster', key: cluster, name: 'one' },
    { ...workload, attributes: { kind: 'Deployment' } },
  ],
})
const event = observe({
  source: 'falco',
  evidenceAt,
  assets: [
    { kind: 'cluster', key: cluster, name: 'one', mentioned: true },
    { ...workload, mentioned: true },
  ],
  events: [
    {
      identity: ['1'],
      at: evidenceAt,
      rule: 'Terminal shell in container',
      priority: 'notice',
      message: 'a shell',
      tags: [],
      fields: {},
      asset: key,
      cluster,
      entities: [],
    },
  ],
})

it.each([
  ['events first', event, list],
  ['the estate first', list, event],
])('an asset that events and objects bring at the same moment is counted once: %s', async (_order, first, second) => {
  const environmentId = await makeEnvironment()
  const write = (observation: typeof list, before: () => Promise<void>) =>
    db().$transaction(async (tx) => {
      const report = { environmentId, reportId: randomUUID(), receivedAt: new Date('2026-11-20T00:00:00Z') }
      await writeObservation(tx, report, structuredClone(observation))
      await before()
    })
  let other: Promise<void> = Promise.resolve()
  await write(first, async () => {
    // The second begins while the first has written but not committed, and ends after it.
    other = write(second, async () => {})
    await new Promise((resolve) => setTimeout(resolve, 500))
  })
  await other
  expect(await miscounts(environmentId)).toEqual([])
  expect(await db().event.count({ where: { environmentId } })).toBe(1)
})

it('an event about what is known does not wait for a long import', async () => {
  const environmentId = await makeEnvironment()
  const report = () => ({ environmentId, reportId: randomUUID(), receivedAt: new Date('2026-11-20T00:00:00Z') })
  await db().$transaction((tx) => writeObservation(tx, report(), structuredClone(list)))
  await db().$transaction(async (tx) => {
    await writeObservation(tx, report(), { ...structuredClone(list), evidenceAt: '2026-11-02T10:00:00.000Z' })
    await db().$transaction((beside) => writeObservation(beside, report(), structuredClone(event)))
  })
  expect(await db().event.count({ where: { environmentId } })).toBe(1)
})
