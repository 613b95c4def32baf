import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkById } from '@/lib/assess/catalogue'
import { hardened, withContext, workload } from '@/lib/assess/testing/workload'
import { createExemption } from '@/lib/commands/create-exemption'
import { revokeExemption } from '@/lib/commands/revoke-exemption'
import { admin, makePerson } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import type { Context } from '@/lib/operation'
import { miscounts } from '@/lib/store/miscounts'
import { makeEnvironment } from '@/lib/store/testing'
import { previewExemptionEffect } from './preview-exemption'
import { readScore } from './read-score'
import { listRecommendations } from './list-recommendations'
import { storeWorkloads } from './testing/posture'
import { whatIfScore } from './what-if-score'

const labelled = (object: ReturnType<typeof withContext>, labels: Record<string, string>) => ({
  ...object,
  metadata: { ...object.metadata, labels },
})
const safe = workload('Deployment', hardened)
const objects = {
  web: safe,
  till: labelled(withContext({ privileged: true }), { team: 'till' }),
  shop: labelled(withContext({ privileged: true, readOnlyRootFilesystem: false }), { team: 'till', tier: 'front' }),
  batch: withContext({ runAsNonRoot: false, runAsUser: 0 }),
}
const checks = [null, 'k8s-pod-privileged', 'k8s-pod-run-as-user-zero', 'k8s-res-cpu-limit']
const names = Object.keys(objects)

const place = fc.oneof(
  fc.constantFrom(...names).map((asset) => ({ asset })),
  fc
    .constantFrom(['team=till'], ['team'], ['team=till', 'tier=front'], ['team=nobody'])
    .map((labels) => ({ labels: [...labels] })),
  fc.constantFrom('shop', 'elsewhere').map((namespace) => ({ namespace })),
  fc.constant({}),
)
const scope = fc.record({
  place,
  checkId: fc.constantFrom(...checks),
  category: fc.constantFrom('waiver' as const, 'mitigated' as const),
})
const deed = fc.oneof(
  { weight: 3, arbitrary: scope.map((wanted) => ({ wanted, revoke: 0 })) },
  { weight: 1, arbitrary: fc.nat({ max: 5 }).map((revoke) => ({ wanted: null, revoke })) },
)

async function world() {
  const environmentId = await makeEnvironment()
  await storeWorkloads(environmentId, objects)
  const person = await makePerson([admin(null)])
  const context = (): Context => ({
    actor: person,
    origin: { requestId: 'test', address: null, userAgent: null },
    now: new Date(),
  })
  const score = async () => (await readScore(context(), { environment: environmentId })).percentage
  return { environmentId, context, score }
}

it('a preview tells what making the exemption does, and every count stays right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 6 }), async (deeds) => {
      const { environmentId, context, score } = await world()
      const start = await score()
      const made: string[] = []
      for (const { wanted, revoke } of deeds) {
        const [victim] = made.splice(revoke % (made.length || 1), wanted ? 0 : 1)
        if (victim !== undefined) await revokeExemption(context(), { id: victim })
        if (wanted) {
          const { asset, ...rest } = { asset: undefined, ...wanted.place }
          const found = asset && (await db().asset.findFirstOrThrow({ where: { environmentId, name: asset } })).id
          const { checkId, category } = wanted
          const input = { environmentId, ...rest, assetId: found ?? null, checkId, category }
          const before = await score()
          const preview = await previewExemptionEffect(context(), input)
          expect(await score()).toBe(before)
          made.push((await createExemption(context(), { ...input, reason: 'Agreed' })).id)
          expect(preview.before).toEqual(before)
          expect(preview.after).toEqual(await score())
        }
        expect(await miscounts(environmentId)).toEqual([])
      }
      for (const id of made) await revokeExemption(context(), { id })
      expect(await score()).toBe(start)
    }),
    { numRuns: Number(process.env.PLIMSOLL_TEST_RUNS ?? 8), seed: 7 },
  )
}, 300_000)

it('what if tells the score that mending would give, with exemptions and grace in the way', async () => {
  const { environmentId, context, score } = await world()
  await db().governanceRule.create({
    data: {
      environmentId,
      name: 'r',
      place: 1,
      ownerId: 'x',
      createdById: 'x',
      grace: true,
      dueDays: 9_999,
      checkId: 'k8s-pod-run-as-user-zero',
    },
  })
  await storeWorkloads(environmentId, { ...objects, batch: withContext({ runAsUser: 0 }) }, '2026-11-11T10:00:00.000Z')
  await createExemption(context(), {
    environmentId,
    labels: ['tier=front'],
    checkId: 'k8s-pod-readonly-rootfs',
    category: 'waiver',
    reason: 'x',
  })
  const { items } = await listRecommendations(context(), { environment: environmentId, limit: 200 })
  const all = items.map((row) => row.id)
  const mended = await whatIfScore(context(), { environment: environmentId, checks: all })
  expect(mended).toMatchObject({
    before: await score(),
    after: 100,
    recommendations: items.filter((row) => row.unhealthy > 0 && !row.preview).length,
  })
  const failing = items.filter((row) => row.unhealthy > 0 && row.gain !== null)
  for (const row of failing) {
    const one = await whatIfScore(context(), { environment: environmentId, checks: [row.id] })
    if (row.id !== 'k8s-pod-run-as-user-zero') {
      expect((one.after ?? 0) - (one.before ?? 0)).toBeCloseTo(row.gain ?? -1, 9)
    }
  }
  const { id } = await db().asset.findFirstOrThrow({ where: { environmentId, name: 'till' } })
  const rows = await db().assessment.findMany({ where: { assetId: id, status: 'unhealthy' } })
  const single = await whatIfScore(context(), {
    environment: environmentId,
    resources: rows.map((row) => ({ assetId: id, checkId: row.checkId })),
  })
  expect(single).toMatchObject({
    resources: 1,
    failures: rows.filter((row) => !checkById(row.checkId)?.preview).length,
  })
  await storeWorkloads(
    environmentId,
    { ...objects, batch: withContext({ runAsUser: 0 }), till: safe },
    '2026-11-12T10:00:00.000Z',
  )
  expect(single.after).toBeCloseTo((await score()) ?? -1, 9)
})

it('what if asks no more than a reader may, and refuses what it does not know', async () => {
  const { environmentId, context } = await world()
  await expect(whatIfScore(context(), { checks: ['no-such'] })).rejects.toMatchObject({ code: 'not-found' })
  const reader = await makePerson([{ role: 'security_reader', environmentId: await makeEnvironment() }])
  const elsewhere = { ...context(), actor: reader }
  await expect(whatIfScore(elsewhere, { environment: environmentId, checks: [] })).rejects.toMatchObject({
    code: 'not-found',
  })
  const everything = await whatIfScore(elsewhere, { checks: ['k8s-pod-privileged'] })
  expect(everything).toMatchObject({ resources: 0, environments: [{ before: null, after: null }] })
})
