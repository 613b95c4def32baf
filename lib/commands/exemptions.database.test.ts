import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { withContext } from '@/lib/assess/testing/workload'
import { db } from '@/lib/db'
import { listExemptions } from '@/lib/queries/list-exemptions'
import { readScore } from '@/lib/queries/read-score'
import { listRecommendationResources } from '@/lib/queries/list-recommendation-resources'
import { storeWorkloads } from '@/lib/queries/testing/posture'
import { miscounts } from '@/lib/store/miscounts'
import { databaseNow } from '@/lib/store/settle'
import { makeEnvironment } from '@/lib/store/testing'
import { approveExemption } from './approve-exemption'
import { createExemption } from './create-exemption'
import { extendExemption } from './extend-exemption'
import { rejectExemption } from './reject-exemption'
import { revokeExemption } from './revoke-exemption'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'
import { updateEnvironment } from './update-environment'

const checkId = 'k8s-pod-privileged'
let environmentId: string
let ines: Person
let tomasz: Person
beforeEach(async () => {
  environmentId = await makeEnvironment()
  await storeWorkloads(environmentId, {
    shop: withContext({ privileged: true }),
    bar: withContext({ privileged: true }),
  })
  ;[ines, tomasz] = [await makePerson([admin()]), await makePerson([admin(environmentId)])]
})

const input = (parts: object = {}) => ({
  environmentId,
  category: 'waiver' as const,
  reason: 'The vendor mends it in March',
  evidenceLink: 'https://tickets.example/1',
  ...parts,
})
const score = async () => (await readScore(as(ines), { environment: environmentId })).percentage
const states = async () =>
  (await listExemptions(as(ines), { environment: environmentId })).items.map((row) => row.state)
const soon = async (ms: number) => new Date((await databaseNow(db())).getTime() + ms).toISOString()
const failing = async () =>
  (await listRecommendationResources(as(ines), { environment: environmentId, checkId })).items.map((row) => row.name)

describe('an exemption', () => {
  it('hides what it names, is on the record, and ends when it is revoked', async () => {
    const before = await score()
    const { id: assetId } = await db().asset.findFirstOrThrow({ where: { environmentId, name: 'shop' } })
    const context = as(ines)
    const { id } = await createExemption(context, input({ assetId, category: 'mitigated' }))
    expect(await score()).not.toBe(before)
    expect(await failing()).toEqual(['bar'])
    expect(await auditOf(context)).toMatchObject([
      {
        action: 'exemption.create',
        outcome: 'done',
        subjectId: id,
        environmentId,
        after: { category: 'mitigated', assetId },
      },
    ])
    const revoking = as(ines)
    await revokeExemption(revoking, { id, reason: 'Mended' })
    expect(await auditOf(revoking)).toMatchObject([
      { action: 'exemption.revoke', before: { state: 'active' }, after: { state: 'revoked', reason: 'Mended' } },
    ])
    expect(await score()).toBe(before)
    expect(await states()).toEqual(['revoked'])
    await expect(revokeExemption(as(ines), { id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await miscounts(environmentId)).toEqual([])
  })

  it('leaves what another one covers, when it goes', async () => {
    const wide = await createExemption(as(ines), input({ namespace: 'shop', checkId }))
    const narrow = await createExemption(as(ines), input({ checkId, category: 'mitigated' }))
    expect(await failing()).toEqual([])
    await revokeExemption(as(ines), { id: wide.id })
    expect(await failing()).toEqual([])
    expect(await miscounts(environmentId)).toEqual([])
    await revokeExemption(as(ines), { id: narrow.id })
    expect((await failing()).toSorted()).toEqual(['bar', 'shop'])
  })

  it('can be given another end while it runs, by the clock of the database', async () => {
    const { id } = await createExemption(as(ines), input({ checkId, expiresAt: await soon(3_600_000) }))
    expect(await states()).toEqual(['expiring'])
    const context = as(ines)
    await extendExemption(context, { id, expiresAt: null })
    expect(await states()).toEqual(['active'])
    expect(await auditOf(context)).toMatchObject([{ action: 'exemption.extend', after: { expiresAt: null } }])
    const end = await soon(600)
    await extendExemption(as(ines), { id, expiresAt: end })
    while ((await databaseNow(db())) <= new Date(end)) await sleep(20)
    expect((await failing()).toSorted()).toEqual(['bar', 'shop'])
    expect(await states()).toEqual(['expired'])
    await expect(extendExemption(as(ines), { id, expiresAt: null })).rejects.toMatchObject({ code: 'conflict' })
    await expect(createExemption(as(ines), input({ expiresAt: end }))).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is not made of what cannot be', async () => {
    const refused: [object, string][] = [
      [{ evidenceLink: 'http://tickets.example/1' }, 'invalid'],
      [{ evidenceLink: 'javascript:alert(1)' }, 'invalid'],
      [{ evidenceLink: 'https://me:secret@tickets.example/1' }, 'invalid'],
      [{ reason: '  ' }, 'invalid'],
      [{ labels: ['team = till'] }, 'invalid'],
      [{ labels: [] }, 'invalid'],
      [{ checkId: 'no-such' }, 'not-found'],
      [{ assetId: '00000000-0000-4000-8000-000000000000' }, 'not-found'],
      [{ category: 'forgotten' }, 'invalid'],
      [{ colour: 'red' }, 'invalid'],
    ]
    for (const [parts, code] of refused) {
      await expect(createExemption(as(ines), input(parts) as never)).rejects.toMatchObject({
        code,
      })
    }
    expect(await states()).toEqual([])
  })

  it('is for admins of its environment', async () => {
    const other = await makePerson([admin(await makeEnvironment())])
    await expect(createExemption(as(other), input())).rejects.toMatchObject({ code: 'not-found' })
    const context = as(await makePerson([reader(environmentId)]))
    await expect(createExemption(context, input())).rejects.toMatchObject({ code: 'forbidden' })
    expect(await auditOf(context)).toMatchObject([{ action: 'exemption.create', outcome: 'refused' }])
  })
})

describe('a second person', () => {
  beforeEach(async () => {
    await updateEnvironment(as(ines), { id: environmentId, exemptionApproval: true })
  })

  it('must approve before it counts, and cannot be the one who asked', async () => {
    const before = await score()
    const { id, state } = await createExemption(as(ines), input({ checkId }))
    expect([state, await states(), await score()]).toEqual(['pending', ['pending'], before])
    expect((await failing()).toSorted()).toEqual(['bar', 'shop'])
    await expect(approveExemption(as(ines), { id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(rejectExemption(as(ines), { id, reason: 'No' })).rejects.toMatchObject({ code: 'conflict' })
    const context = as(tomasz)
    await approveExemption(context, { id })
    expect(await auditOf(context)).toMatchObject([{ action: 'exemption.approve', subjectId: id }])
    expect(await failing()).toEqual([])
    expect(await miscounts(environmentId)).toEqual([])
    await expect(approveExemption(as(tomasz), { id })).rejects.toMatchObject({ code: 'conflict' })
    const [row] = (await listExemptions(as(ines), { environment: environmentId })).items
    expect(row).toMatchObject({ state: 'active', createdBy: ines.name, decidedBy: tomasz.name })
  })

  it('can reject with a reason; then it never counts', async () => {
    const { id } = await createExemption(as(ines), input({ checkId }))
    const context = as(tomasz)
    await rejectExemption(context, { id, reason: 'It can be mended today' })
    expect(await auditOf(context)).toMatchObject([{ after: { state: 'rejected', reason: 'It can be mended today' } }])
    await expect(approveExemption(as(tomasz), { id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await states()).toEqual(['rejected'])
    expect((await failing()).toSorted()).toEqual(['bar', 'shop'])
  })

  it('is not passed by more time for what runs', async () => {
    const { id } = await createExemption(as(ines), input({ checkId, expiresAt: await soon(3_600_000) }))
    await approveExemption(as(tomasz), { id })
    await expect(extendExemption(as(ines), { id, expiresAt: null })).rejects.toMatchObject({ code: 'conflict' })
    await extendExemption(as(ines), { id, expiresAt: await soon(1_800_000) })
  })
})
