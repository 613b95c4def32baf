import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { ResourceStatus } from '@/lib/model/posture'
import { imageScan, makeEnvironment, store } from '@/lib/store/testing'
import { listChecks } from './list-checks'
import { listControls } from './list-controls'
import { listRecommendationResources } from './list-recommendation-resources'
import { listRecommendations } from './list-recommendations'
import { everyPage } from './page'
import { readRecommendation } from './read-recommendation'
import { readRecommendationResource } from './read-recommendation-resource'
import { readScore } from './read-score'
import { postureReader, privileged, safe, storeWorkloads } from './testing/posture'

let one = ''
let two = ''
beforeAll(async () => {
  one = await makeEnvironment('one')
  two = await makeEnvironment('two')
  await makeEnvironment('empty')
  await storeWorkloads(one, { web: privileged, api: safe, job: safe })
  await store(one, imageScan(['CVE-1']))
  await storeWorkloads(two, { shop: privileged, till: privileged, cart: safe })
})
const all = postureReader('all')

async function resources(filter: Parameters<typeof listRecommendationResources>[1]) {
  const found = []
  for await (const item of everyPage((input: typeof filter) => listRecommendationResources(all, input), filter)) {
    found.push(item)
  }
  return found
}

describe('score and controls', () => {
  it('add up, of one environment and over all', async () => {
    for (const filter of [{ environment: one }, { environment: 'two' }, {}]) {
      const score = await readScore(all, filter)
      const { items } = await listControls(all, filter)
      const sum = (pick: (row: (typeof items)[number]) => number | null) =>
        items.reduce((total, row) => total + (pick(row) ?? 0), 0)
      expect(score.percentage).toBeGreaterThan(0)
      expect(sum((row) => row.share)).toBeCloseTo(score.percentage ?? -1, 9)
      expect(sum((row) => row.potential)).toBeCloseTo(100 - (score.percentage ?? 0), 9)
      expect(sum((row) => row.weight)).toBeCloseTo(100, 9)
    }
    const score = await readScore(all, { environment: one })
    const { items } = await listControls(all, { environment: one })
    const counted = items.filter((row) => row.healthy + row.unhealthy > 0)
    expect(counted.reduce((total, row) => total + row.current, 0)).toBeCloseTo(score.points?.current ?? -1, 9)
    expect(counted.reduce((total, row) => total + row.max, 0)).toBe(score.points?.max)
  })

  it('weigh environments by their resources, and agree with the newest snapshot', async () => {
    const score = await readScore(all, {})
    const [a, , b] = ['one', 'empty', 'two'].map((name) => score.environments.find((row) => row.name === name))
    expect(a?.weight).toBe(4)
    expect(b?.weight).toBe(3)
    expect(score.percentage).toBeCloseTo(((a?.percentage ?? 0) * 4 + (b?.percentage ?? 0) * 3) / 7, 9)
    for (const environment of [a, b]) {
      const snapshot = await db().scoreSnapshot.findFirst({
        where: { environmentId: environment?.id ?? '' },
        orderBy: { at: 'desc' },
      })
      expect(snapshot?.percentage).toBeCloseTo(environment?.percentage ?? -1, 9)
    }
  })

  it('say that there is no score where nothing is assessed, not zero', async () => {
    const score = await readScore(all, { environment: 'empty' })
    expect(score).toMatchObject({ percentage: null, weight: 0, goal: 75 })
    const { items } = await listControls(all, { environment: 'empty' })
    expect(items.every((row) => row.share === null && row.potential === null)).toBe(true)
  })
})

describe('recommendations', () => {
  it('count what their lists of resources hold', async () => {
    const { items } = await listRecommendations(all, { limit: 200 })
    expect(items.length).toBeGreaterThan(20)
    const sampled = ['k8s-pod-privileged', 'image-vulnerabilities', 'k8s-ns-default']
    for (const row of items.filter(({ id }) => sampled.includes(id))) {
      const counts: Record<ResourceStatus, number> = {
        unhealthy: row.unhealthy,
        healthy: row.healthy,
        'not-applicable': row.notApplicable,
        exempt: row.exempt,
      }
      for (const [status, count] of Object.entries(counts)) {
        const found = await resources({ checkId: row.id, status: status as ResourceStatus })
        expect(found, `${row.id} ${status}`).toHaveLength(count)
      }
    }
  })

  it('page over environments without losing or repeating a resource', async () => {
    const pages: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await listRecommendationResources(all, { checkId: 'k8s-pod-privileged', limit: 1, cursor })
      expect(page.total).toEqual({ value: 3, capped: false })
      pages.push(...page.items.map((row) => row.name))
      if (page.next === null) break
      cursor = page.next
    }
    expect(pages.toSorted()).toEqual(['shop', 'till', 'web'])
  })

  it('say what mending one alone gives: the score that would be', async () => {
    const before = await readScore(all, { environment: one })
    const { items } = await listRecommendations(all, { environment: one, sort: 'gain' })
    const best = items.find((row) => row.id === 'image-vulnerabilities')
    expect(best?.alone).toBe(1)
    await store(one, imageScan([], { evidenceAt: '2026-11-12T10:00:00.000Z' }))
    const after = await readScore(all, { environment: one })
    expect((after.percentage ?? 0) - (before.percentage ?? 0)).toBeCloseTo(best?.gain ?? -1, 9)
    await store(one, imageScan(['CVE-1'], { evidenceAt: '2026-11-13T10:00:00.000Z' }))
  })

  it('filter by control, severity, status and words; refuse what they do not know', async () => {
    const found = await listRecommendations(all, { control: 'manage-access', severity: 'high', q: 'privileged' })
    expect(found.items.map((row) => row.id)).toContain('k8s-pod-privileged')
    expect(found.items.every((row) => row.control === 'manage-access' && row.severity === 'high')).toBe(true)
    const healthy = await listRecommendations(all, { status: 'healthy', limit: 200 })
    expect(healthy.items.every((row) => row.unhealthy === 0 && row.healthy > 0)).toBe(true)
    await expect(listRecommendations(all, { colour: 'red' } as never)).rejects.toMatchObject({ code: 'invalid' })
    await expect(listRecommendations(all, { cursor: 'bm8' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('give the patch that mends this very object, and no patch for a healthy one', async () => {
    const { items } = await listRecommendationResources(all, { checkId: 'k8s-pod-privileged', environment: one })
    const [web] = items
    expect(web).toMatchObject({ name: 'web', cluster: 'prod-eu-1', environment: 'one', status: 'unhealthy' })
    expect(web?.evidence[0]?.path).toContain('securityContext.privileged')
    const assetId = web?.assetId ?? ''
    const fix = await readRecommendationResource(all, { checkId: 'k8s-pod-privileged', assetId })
    expect(fix.patch).toContain('privileged: false')
    const ok = await readRecommendationResource(all, { checkId: 'k8s-ns-default', assetId })
    expect(ok).toMatchObject({ status: 'healthy', patch: null })
  })

  it('show exempt failures apart, as the tallies do', async () => {
    const assetId = (await resources({ checkId: 'k8s-pod-privileged', environment: two }))[0]?.assetId ?? ''
    const row = {
      environmentId: two,
      checkId: 'k8s-pod-privileged',
      category: 'waiver',
      reason: 'x',
      createdById: 'me',
    }
    const exemption = await db().exemption.create({ data: { ...row, assetId } })
    const names = async (status: ResourceStatus) =>
      (await resources({ checkId: row.checkId, environment: two, status })).map((item) => item.assetId)
    expect(await names('exempt')).toEqual([assetId])
    const [shown] = await resources({ checkId: row.checkId, environment: two, status: 'exempt' })
    expect(shown).toMatchObject({ exempt: true, exemption: { reason: 'x', category: 'waiver' } })
    const [counted] = await resources({ checkId: row.checkId, environment: two, status: 'unhealthy' })
    expect(counted).toMatchObject({ exempt: false, exemption: null })
    expect(await names('unhealthy')).not.toContain(assetId)
    await db().exemption.update({ where: { id: exemption.id }, data: { expiresAt: new Date('2026-11-19T00:00:00Z') } })
    expect(await names('exempt')).toEqual([])
  })
})

describe('the scope', () => {
  it('hides other environments from every reading', async () => {
    const reader = postureReader([two])
    expect((await readScore(reader, {})).environments.map((row) => row.id)).toEqual([two])
    await expect(readScore(reader, { environment: one })).rejects.toMatchObject({ code: 'not-found' })
    const mine = await listRecommendationResources(reader, { checkId: 'k8s-pod-privileged' })
    expect(mine.items.map((row) => row.environmentId)).toEqual([two, two])
    expect(mine.total.value).toBe(2)
    const [web] = await resources({ checkId: 'k8s-pod-privileged', environment: one })
    const other = { checkId: 'k8s-pod-privileged', assetId: web?.assetId ?? '' }
    await expect(readRecommendationResource(reader, other)).rejects.toMatchObject({ code: 'not-found' })
    const shown = await readRecommendation(reader, { checkId: 'k8s-pod-privileged' })
    expect(shown).toMatchObject({ unhealthy: 2, environments: [{ id: two, unhealthy: 2 }] })
    await expect(readRecommendation(reader, { checkId: 'no-such' })).rejects.toMatchObject({ code: 'not-found' })
  })
})

it('lists the catalogue with its mappings', async () => {
  const page = await listChecks(all, { limit: 200 })
  const check = page.items.find((row) => row.id === 'k8s-pod-privileged')
  expect(check?.patchable).toBe(true)
  expect(check?.mappings).toContainEqual({ name: 'CIS Kubernetes', value: '5.2.2' })
  const rest = await listChecks(all, { limit: 200, cursor: page.next ?? '' })
  expect(page.items.length + rest.items.length).toBe(page.total.value)
  expect(rest.next).toBeNull()
})
