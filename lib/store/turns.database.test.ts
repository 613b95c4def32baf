import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { listAssetChanges } from '@/lib/queries/list-asset-changes'
import { postureReader, privileged, safe, storeWorkloads } from '@/lib/queries/testing/posture'
import { makeEnvironment } from './testing'
import { writeAssessments } from './write-assessments'

const day = (number: number) => `2026-11-${number}T10:00:00.000Z`
const all = postureReader('all')

async function webIn(environmentId: string) {
  const { id } = await db().asset.findFirstOrThrow({ where: { environmentId, name: 'web' } })
  return id
}

describe('the history of a resource', () => {
  it('keeps what turned, when and why, and nothing of what was first seen', async () => {
    const environmentId = await makeEnvironment()
    await storeWorkloads(environmentId, { web: safe }, day(10))
    const id = await webIn(environmentId)
    expect(await listAssetChanges(all, { id })).toEqual({ items: [], next: null, total: { value: 0, capped: false } })
    await storeWorkloads(environmentId, { web: privileged }, day(11))
    await storeWorkloads(environmentId, { web: privileged }, day(12))
    await storeWorkloads(environmentId, { web: safe }, day(13))
    const { items } = await listAssetChanges(all, { id, limit: 200 })
    const own = items.filter(({ checkId }) => checkId === 'k8s-pod-privileged')
    expect(own).toMatchObject([
      { at: day(13), before: 'unhealthy', after: 'healthy', cause: 'fixed' },
      { at: day(11), before: 'healthy', after: 'unhealthy', cause: 'broke' },
    ])
    expect(items.every(({ at }) => at !== day(12))).toBe(true)
    expect(own[0]?.reportId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('puts a verdict that time turned down to itself, not to the grace that made us judge anew', async () => {
    const environmentId = await makeEnvironment()
    await storeWorkloads(environmentId, { web: safe }, day(10))
    const id = await webIn(environmentId)
    // Stands for a certificate that has come near its end: the object reads otherwise, and nobody reported it.
    const document = JSON.parse(JSON.stringify(privileged)) as Prisma.InputJsonValue
    await db().assetDocument.update({ where: { assetId: id }, data: { document } })
    const judged = { environmentId, reportId: null, evidenceAt: new Date(day(11)), cause: 'grace-given' as const }
    await db().$transaction((tx) => writeAssessments(tx, judged, new Set([id]), []))
    const moves = await db().scoreMovement.findMany({ where: { environmentId, at: new Date(day(11)) } })
    expect(new Set(moves.map(({ cause }) => cause))).toEqual(new Set(['broke']))
    const { items } = await listAssetChanges(all, { id, limit: 200 })
    expect(items.find(({ checkId }) => checkId === 'k8s-pod-privileged')).toMatchObject({ cause: 'broke' })
  })

  it('is read page by page, by those who may see the resource', async () => {
    const [here, elsewhere] = [await makeEnvironment(), await makeEnvironment()]
    await storeWorkloads(here, { web: safe }, day(10))
    await storeWorkloads(here, { web: privileged }, day(11))
    const id = await webIn(here)
    const whole = await listAssetChanges(all, { id, limit: 200 })
    const pages = []
    for (let cursor: string | undefined; ;) {
      const page = await listAssetChanges(all, { id, limit: 1, cursor })
      expect(page.total).toEqual({ value: whole.items.length, capped: false })
      pages.push(...page.items)
      if (page.next === null) break
      cursor = page.next
    }
    expect(whole.items.length).toBeGreaterThan(1)
    expect(pages).toEqual(whole.items)
    await expect(listAssetChanges(postureReader([elsewhere]), { id })).rejects.toMatchObject({ code: 'not-found' })
  })
})
