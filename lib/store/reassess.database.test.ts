import { expect, it } from 'vitest'
import { workload } from '@/lib/assess/testing/workload'
import { db } from '@/lib/db'
import type { Json } from '@/lib/model/json'
import { miscounts } from './miscounts'
import { queueReassessment, reassess } from './reassess'
import { makeEnvironment, observe, store } from './testing'

const cluster = 'k8s/one'
const now = new Date('2026-11-21T00:00:00Z')
const privileged = 'k8s-pod-privileged'

/** An environment with privileged pods in these namespaces. */
async function estate(namespaces: readonly string[]): Promise<string> {
  const environmentId = await makeEnvironment()
  const pod = {
    containers: [{ name: 'web', image: `shop/web@sha256:${'0'.repeat(64)}`, securityContext: { privileged: true } }],
  }
  await store(
    environmentId,
    observe({
      source: 'kubernetes',
      evidenceAt: '2026-11-02T10:00:00.000Z',
      assets: [
        { kind: 'cluster', key: cluster, name: 'one' },
        ...namespaces.map((namespace) => ({
          kind: 'workload' as const,
          key: `${cluster}/apps/Deployment/${namespace}/web`,
          name: 'web',
          namespace,
          cluster,
          attributes: { kind: 'Deployment' },
          document: workload('Deployment', pod) as Json,
        })),
      ],
    }),
  )
  return environmentId
}

const set = (environmentId: string, checkId: string, exclusions: object) =>
  db().checkSetting.create({ data: { environmentId, checkId, exclusions, updatedAt: now, updatedBy: 'Ines Aalto' } })
const results = (environmentId: string, checkId = privileged) =>
  db().assessment.findMany({ where: { environmentId, checkId }, orderBy: { status: 'asc' } })
const score = async (environmentId: string) =>
  (await db().scoreSnapshot.findFirst({ where: { environmentId }, orderBy: { at: 'desc' } }))?.percentage

it('puts a changed setting into force, says whose rule it is, and explains the score', async () => {
  const environmentId = await estate(['shop', 'legacy'])
  const before = await score(environmentId)
  await set(environmentId, privileged, { namespaces: ['legacy'] })
  expect(await reassess(environmentId, now)).toBe(1)
  const [excluded, failing] = await results(environmentId)
  expect(excluded).toMatchObject({
    status: 'not-applicable',
    reason: 'namespace legacy is excluded from this check',
    statusChangedAt: now,
  })
  // Nothing new is known of the object: its evidence is as old as before.
  expect(excluded?.evidenceAt).toEqual(new Date('2026-11-02T10:00:00.000Z'))
  expect(failing).toMatchObject({ status: 'unhealthy' })
  expect(await miscounts(environmentId)).toEqual([])
  const moved = await db().scoreMovement.findMany({ where: { environmentId, at: now } })
  expect(new Set(moved.map(({ cause }) => cause))).toEqual(moved.length > 0 ? new Set(['check-changed']) : new Set())
  expect(moved.reduce((sum, { delta }) => sum + delta, 0)).toBeCloseTo(
    ((await score(environmentId)) ?? 0) - (before ?? 0),
  )
})

it('the exclusions of the environment concern every check of pods, and are one cause of one moment', async () => {
  const environmentId = await estate(Array.from({ length: 320 }, (_, at) => `team-${at}`))
  await set(environmentId, '', { namespaces: ['team-*'] })
  const before = await score(environmentId)
  const changed = await reassess(environmentId, now)
  expect(changed).toBeGreaterThan(320)
  expect(await score(environmentId)).not.toBe(before)
  const statuses = new Set((await results(environmentId)).map(({ status }) => status))
  expect(statuses).toEqual(new Set(['not-applicable']))
  expect(new Set((await results(environmentId, 'k8s-img-latest-tag')).map(({ status }) => status))).toEqual(
    new Set(['healthy']),
  )
  expect(await miscounts(environmentId)).toEqual([])
  const moments = await db().scoreMovement.groupBy({
    by: ['at', 'cause'],
    where: { environmentId, cause: 'check-changed' },
  })
  expect(moments).toHaveLength(1)
  // Again there is nothing to do.
  expect(await reassess(environmentId, new Date(now.getTime() + 1000))).toBe(0)
})

it('is queued once for an environment however often it is asked for', async () => {
  const environmentId = await makeEnvironment()
  await db().$transaction(async (tx) => {
    await queueReassessment(tx, environmentId)
    await queueReassessment(tx, environmentId)
  })
  const jobs = await db().$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE key LIKE ${`reassess:${environmentId}%`}`
  expect(jobs).toHaveLength(1)
})
