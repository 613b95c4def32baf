import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { hardened, withContext, workload } from '@/lib/assess/testing/workload'
import { db } from '@/lib/db'
import { listRecommendations } from '@/lib/queries/list-recommendations'
import { listRecommendationResources } from '@/lib/queries/list-recommendation-resources'
import { readScore } from '@/lib/queries/read-score'
import { storeWorkloads } from '@/lib/queries/testing/posture'
import { miscounts } from '@/lib/store/miscounts'
import { databaseNow } from '@/lib/store/settle'
import { makeEnvironment } from '@/lib/store/testing'
import { assignFailure } from './assign-failure'
import { createGovernanceRule } from './create-governance-rule'
import { deleteGovernanceRule } from './delete-governance-rule'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'
import { updateGovernanceRule } from './update-governance-rule'

const checkId = 'k8s-pod-privileged'
const since = '2026-11-10T10:00:00.000Z'
let environmentId: string
let ines: Person
let robin: Person
beforeEach(async () => {
  environmentId = await makeEnvironment()
  const safe = workload('Deployment', hardened)
  await storeWorkloads(environmentId, { web: safe, shop: withContext({ privileged: true }) }, since)
  ;[ines, robin] = [await makePerson([admin()]), await makePerson([reader(environmentId)])]
})

const rule = (parts: object = {}) => ({ environmentId, name: 'All', ownerId: robin.id, dueDays: 3_000, ...parts })
const score = async () => (await readScore(as(ines), { environment: environmentId })).percentage
const failures = async (filter: object = {}) =>
  (await listRecommendationResources(as(ines), { environment: environmentId, checkId, ...filter })).items

describe('a governance rule', () => {
  it('names owner and due date of what fails, counted from when it began', async () => {
    const context = as(ines)
    const before = await score()
    const { id } = await createGovernanceRule(context, rule({ dueDays: 5, checkId }))
    expect(await auditOf(context)).toMatchObject([
      { action: 'governance-rule.create', subjectId: id, environmentId, after: { ownerId: robin.id, dueDays: 5 } },
    ])
    const due = new Date(Date.parse(since) + 5 * 86_400_000).toISOString()
    expect(await failures()).toMatchObject([
      {
        name: 'shop',
        governed: { owner: robin.name, dueAt: due, grace: false, overdue: Date.parse(due) < Date.now() },
      },
    ])
    expect(await score()).toBe(before)
    expect(await failures({ owner: robin.id })).toHaveLength(1)
    expect(await failures({ owner: ines.id })).toHaveLength(0)
    const mine = await listRecommendations(as(ines), { environment: environmentId, owner: robin.id })
    expect(mine.items.map((row) => [row.id, row.owned])).toEqual([[checkId, 1]])
    const overdue = await listRecommendations(as(ines), { environment: environmentId, overdue: 'true' })
    expect(overdue.items.map((row) => row.overdue)).toEqual([1])
    await deleteGovernanceRule(as(ines), { id })
    expect(await failures()).toMatchObject([{ governed: null }])
  })

  it('leaves failures out of the score while there is grace, and the first in place decides', async () => {
    const before = await score()
    const { id } = await createGovernanceRule(as(ines), rule({ grace: true }))
    expect(await score()).toBe(100)
    expect(await miscounts(environmentId)).toEqual([])
    const moves = await db().scoreMovement.findMany({ where: { environmentId, cause: 'grace-given' } })
    expect(moves.length).toBeGreaterThan(0)
    const strict = await createGovernanceRule(
      as(ines),
      rule({ name: 'Strict', place: 1, grace: false, severity: 'high' }),
    )
    expect(await score()).toBeLessThan(100)
    const { environmentId: _place, ...later } = rule({ name: 'Strict', place: 200 })
    await updateGovernanceRule(as(ines), { ...later, id: strict.id })
    expect(await score()).toBe(100)
    await deleteGovernanceRule(as(ines), { id: strict.id })
    await deleteGovernanceRule(as(ines), { id })
    expect(await score()).toBe(before)
    expect(await miscounts(environmentId)).toEqual([])
  })

  it('is met by new failures, and forgets what is mended', async () => {
    await createGovernanceRule(as(ines), rule({ namespace: 'shop', controlId: 'manage-access' }))
    await storeWorkloads(
      environmentId,
      { web: withContext({ privileged: true }), shop: workload('Deployment', hardened) },
      '2026-11-12T10:00:00.000Z',
    )
    expect(await failures()).toMatchObject([{ name: 'web', governed: { ownerId: robin.id } }])
    expect(await db().assessment.count({ where: { environmentId, status: 'healthy', ownerId: { not: null } } })).toBe(0)
    expect(await miscounts(environmentId)).toEqual([])
  })

  it('is refused where it makes no sense, and to those who may not', async () => {
    await createGovernanceRule(as(ines), rule())
    const stranger = await makePerson([reader(await makeEnvironment())])
    const refused: [object, string][] = [
      [{}, 'conflict'],
      [{ name: 'Two', ownerId: stranger.id }, 'invalid'],
      [{ name: 'Two', checkId: 'no-such' }, 'not-found'],
      [{ name: 'Two', dueDays: 0 }, 'invalid'],
      [{ name: 'Two', colour: 'red' }, 'invalid'],
    ]
    for (const [parts, code] of refused) {
      await expect(createGovernanceRule(as(ines), rule(parts))).rejects.toMatchObject({ code })
    }
    const context = as(robin)
    await expect(createGovernanceRule(context, rule({ name: 'Mine' }))).rejects.toMatchObject({ code: 'forbidden' })
    expect(await auditOf(context)).toMatchObject([{ action: 'governance-rule.create', outcome: 'refused' }])
  })
})

describe('one failure', () => {
  it('can be given to somebody until a moment of its own, and ends to the second', async () => {
    const { id: assetId } = await db().asset.findFirstOrThrow({ where: { environmentId, name: 'shop' } })
    const before = await score()
    const dueAt = new Date((await databaseNow(db())).getTime() + 2_500)
    const failing = await db().assessment.findMany({ where: { assetId, status: 'unhealthy' } })
    for (const row of failing) {
      const to = { ownerId: ines.id, dueAt: dueAt.toISOString(), grace: true, reason: 'Next release' }
      const context = as(ines)
      await assignFailure(context, { assetId, checkId: row.checkId, to })
      expect(await auditOf(context)).toMatchObject([{ action: 'failure.assign', after: { reason: 'Next release' } }])
    }
    if ((await databaseNow(db())) < dueAt) expect(await failures()).toMatchObject([{ governed: { ownerId: ines.id } }])
    while ((await databaseNow(db())) <= dueAt) await sleep(20)
    expect(await score()).toBe(before)
    expect(await failures({ overdue: 'true' })).toHaveLength(1)
    expect(await miscounts(environmentId)).toEqual([])
    await assignFailure(as(ines), { assetId, checkId, to: null })
    expect(await failures()).toMatchObject([{ governed: null }])
    await expect(assignFailure(as(robin), { assetId, checkId, to: null })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
