import { beforeAll, expect, it } from 'vitest'
import { makeEnvironment } from '@/lib/store/testing'
import { listPostureChanges } from './list-posture-changes'
import { readScorePeriod } from './read-score-period'
import { postureReader, privileged, safe, storeWorkloads } from './testing/posture'

const at = (hour: number) => `2026-11-10T${hour}:00:00.000Z`
const all = postureReader('all')
let environment = ''

beforeAll(async () => {
  environment = await makeEnvironment()
  await storeWorkloads(environment, { web: privileged, api: privileged, job: privileged, old: safe }, at(10))
  await storeWorkloads(environment, { web: safe, api: privileged, job: privileged, old: safe }, at(11))
  await storeWorkloads(environment, { web: safe, api: safe, job: privileged, new: privileged }, at(12))
  await storeWorkloads(environment, { web: privileged, api: safe, job: privileged, new: privileged }, at(13))
})

it('names exactly the resources behind each cause between two moments, and their number is the one of the cause', async () => {
  const span = { from: at(10), to: at(12) }
  const { period } = await readScorePeriod(all, { environment, ...span })
  const moves = period?.moves ?? []
  expect(new Set(moves.map((move) => move.cause))).toEqual(new Set(['appeared', 'fixed', 'vanished']))
  expect(moves.reduce((sum, move) => sum + move.delta, 0)).toBeCloseTo(period?.delta ?? NaN, 9)
  const named: Record<string, string[]> = {}
  for (const { cause, checkId, count } of moves) {
    if (cause === 'weighting' || cause === 'other' || cause === 'unexplained') throw new Error(cause)
    const filter = { environment, ...span, cause, ...(checkId === null ? {} : { check: checkId }) }
    const page = await listPostureChanges(all, filter)
    const names = [...new Set(page.items.map((row) => row.name))].toSorted()
    expect(names).toHaveLength(count)
    named[cause] = [...new Set([...(named[cause] ?? []), ...names])]
  }
  expect(named).toEqual({ fixed: ['api', 'web'], appeared: ['new'], vanished: ['old'] })
})

it('tells what nobody has reported on for a day, which moves nothing, with exactly those resources', async () => {
  const span = { from: at(14), to: '2026-11-12T00:00:00.000Z' }
  const { period } = await readScorePeriod(all, { environment, ...span })
  expect(period?.delta).toBe(0)
  expect(period?.moves).toEqual([expect.objectContaining({ cause: 'evidence-stale', delta: 0, count: 4 })])
  const asked = { environment, ...span, cause: 'evidence-stale' } as const
  const page = await listPostureChanges(all, asked)
  expect(page.total).toEqual({ value: 4, capped: false })
  expect(page.items.map((row) => row.name).toSorted()).toEqual(['api', 'job', 'new', 'web'])
  // Nothing listed the cluster, so each has the time at which it was described last.
  expect(page.items.map((row) => row.at)).toEqual([at(13), at(12), at(12), at(10)])
  const first = await listPostureChanges(all, { ...asked, limit: 2 })
  const rest = await listPostureChanges(all, { ...asked, cursor: first.next ?? '' })
  expect([...first.items, ...rest.items]).toEqual(page.items)
  // A day had not passed yet; and what was stale before the time is no news of it.
  for (const other of [
    { from: at(14), to: '2026-11-11T09:59:59.000Z' },
    { from: '2026-11-11T13:00:00.000Z', to: '2026-11-13T00:00:00.000Z' },
  ]) {
    expect((await listPostureChanges(all, { ...asked, ...other })).items).toEqual([])
    expect((await readScorePeriod(all, { environment, ...other })).period?.moves).toEqual([])
  }
})

it('keeps to the scope, and asks for a time that goes forward', async () => {
  const stranger = postureReader([await makeEnvironment()])
  expect((await listPostureChanges(stranger, { cause: 'fixed', check: 'k8s-pod-privileged' })).items).toEqual([])
  await expect(readScorePeriod(all, { from: at(12), to: at(11) })).rejects.toMatchObject({ code: 'invalid' })
})
