import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, it } from 'vitest'
import { hardened, withContext, workload } from '@/lib/assess/testing/workload'
import { db } from '@/lib/db'
import { readScore } from '@/lib/queries/read-score'
import { postureReader, storeWorkloads } from '@/lib/queries/testing/posture'
import { miscounts } from './miscounts'
import { recountExemptions } from './recount'
import { databaseNow, settleDue } from './settle'
import { makeEnvironment } from './testing'

const privileged = 'k8s-pod-privileged'
let environmentId: string
beforeEach(async () => {
  environmentId = await makeEnvironment()
  const safe = workload('Deployment', hardened)
  await storeWorkloads(environmentId, {
    web: safe,
    till: safe,
    shop: withContext({ privileged: true }),
    bar: withContext({ privileged: true }),
  })
})

const asset = async (name: string) => (await db().asset.findFirstOrThrow({ where: { environmentId, name } })).id

const score = async () => (await readScore(postureReader('all'), { environment: environmentId })).percentage ?? -1

/** Exempts everything in the environment, or what is given, for so many milliseconds of the database's clock. */
const exempt = (ms: number | null, data: object = {}) =>
  db().$transaction((tx) =>
    recountExemptions(tx, environmentId, 'exempted', async (now) => {
      const row = await tx.exemption.create({
        data: {
          environmentId,
          category: 'waiver',
          reason: 'Agreed with the owner',
          createdById: 'ines',
          expiresAt: ms === null ? null : new Date(now.getTime() + ms),
          ...data,
        },
      })
      return { id: row.id, result: row }
    }),
  )

/** Sleeps until the database's clock, which nobody here can set, is past this moment. */
async function untilPast(moment: Date | null): Promise<void> {
  while ((await databaseNow(db())) <= (moment ?? new Date(0))) await sleep(20)
}

it('an exemption stops counting when it expires, without a worker, and the history says so', async () => {
  const before = await score()
  const { id } = await exempt(null, { assetId: await asset('shop') })
  const during = await score()
  expect(during).toBeGreaterThan(before)
  expect(await db().checkTally.findFirst({ where: { environmentId, checkId: privileged } })).toMatchObject({
    unhealthy: 1,
    exempt: 1,
  })
  const expiresAt = new Date((await databaseNow(db())).getTime() + 400)
  await db().exemption.update({ where: { id }, data: { expiresAt } })
  await untilPast(expiresAt)
  expect(await score()).toBe(before)
  expect(await miscounts(environmentId)).toEqual([])
  const moves = await db().scoreMovement.findMany({ where: { environmentId, cause: 'exemption-expired' } })
  expect(moves).toMatchObject(moves.map(() => ({ count: 1, assets: ['shop'], at: expiresAt })))
  expect(moves.reduce((sum, row) => sum + row.delta, 0)).toBeCloseTo(before - during, 9)
})

it('two that expire one after the other each have their moment, even when nobody looked in between', async () => {
  const first = await exempt(2_500, { assetId: await asset('shop') })
  const second = await exempt(3_000, { assetId: await asset('bar') })
  await untilPast(second.expiresAt)
  await settleDue(db(), [environmentId])
  const at = (await db().scoreSnapshot.findMany({ where: { environmentId }, orderBy: { at: 'asc' } })).map(
    (row) => +row.at,
  )
  expect(at).toContain(+(first.expiresAt ?? 0))
  expect(await miscounts(environmentId)).toEqual([])
})

it('readers that come together at that second settle once', async () => {
  const before = await score()
  const { expiresAt } = await exempt(400, { assetId: await asset('shop') })
  await untilPast(expiresAt)
  expect(await Promise.all(Array.from({ length: 20 }, score))).toEqual(Array.from({ length: 20 }, () => before))
  const moves = await db().scoreMovement.findMany({ where: { environmentId, cause: 'exemption-expired' } })
  expect(new Set(moves.map((row) => row.count))).toEqual(new Set([1]))
})

it('a report that comes between expiry and the next reading compares with what was counted', async () => {
  const { expiresAt } = await exempt(300)
  await untilPast(expiresAt)
  await storeWorkloads(environmentId, { web: withContext({ privileged: true }) }, '2026-11-11T10:00:00.000Z')
  expect(await miscounts(environmentId)).toEqual([])
})

it('grace ends to the second too', async () => {
  const before = await score()
  const rule = {
    environmentId,
    name: 'all',
    place: 1,
    ownerId: 'ines',
    createdById: 'ines',
    grace: true,
    dueDays: 9_999,
  }
  await db().governanceRule.create({ data: rule })
  await storeWorkloads(
    environmentId,
    { web: workload('Deployment', hardened), shop: withContext({ privileged: true, runAsUser: 5 }) },
    '2026-11-11T10:00:00.000Z',
  )
  expect(await score()).toBe(100)
  expect(await miscounts(environmentId)).toEqual([])
  const due = new Date((await databaseNow(db())).getTime() + 400)
  await db().assessment.updateMany({ where: { environmentId, grace: true }, data: { dueAt: due } })
  await untilPast(due)
  expect(await score()).toBeLessThan(100)
  expect(before).toBeLessThan(100)
  expect(await miscounts(environmentId)).toEqual([])
  const moves = await db().scoreMovement.findMany({ where: { environmentId, cause: 'grace-ended' } })
  expect(moves.map((row) => row.at)).toEqual(moves.map(() => due))
  expect(moves.length).toBeGreaterThan(0)
})
