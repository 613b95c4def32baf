import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeEnvironment } from '@/lib/store/testing'
import { makeCollector, send, type TestCollector } from '../../testing'
import { harborReport, harborWebhook } from './sample'

let environmentId: string
let collector: TestCollector
beforeAll(async () => {
  environmentId = await makeEnvironment()
  collector = await makeCollector(environmentId)
})

const scope = { 'plimsoll-scope': 'registry.example/shop/web:1.4' }
const hook = (type: string, more = {}) => send(collector, 'harbor', JSON.stringify(harborWebhook(type, more)))
const reportOf = (id: string) => db().report.findUniqueOrThrow({ where: { id } })
const image = () => db().asset.findFirst({ where: { environmentId, kind: 'image' } })

it('a webhook is a hint: it makes an image known, and takes nothing back', async () => {
  await hook('PUSH_ARTIFACT')
  expect(await image()).toMatchObject({ goneAt: null, name: 'registry.example/shop/web:1.4' })
  await send(collector, 'harbor', JSON.stringify(harborReport()), scope)
  await hook('SCANNING_COMPLETED', { scan_overview: {} })
  await hook('DELETE_ARTIFACT')
  expect(await image()).toMatchObject({ goneAt: null })
  expect(await db().finding.count({ where: { environmentId, open: true } })).toBe(1)
  const events = await db().event.findMany({ where: { environmentId }, orderBy: { rule: 'asc' } })
  expect(events.map(({ rule }) => rule)).toEqual(['artifact.deleted', 'artifact.pushed', 'scan.completed'])
  expect(await db().alert.count({ where: { environmentId } })).toBe(0)
  expect(await db().asset.count({ where: { environmentId, kind: 'image' } })).toBe(1)
})

it('a webhook that is not read is counted as that', async () => {
  const { id } = await hook('REPLICATION')
  expect(await reportOf(id)).toMatchObject({ status: 'processed', counts: { rejected: 1 } })
})

it('a report in which nothing is left takes back what the one before it said', async () => {
  const later = harborReport(null, { generated_at: '2026-03-02T10:00:00Z' })
  await send(collector, 'harbor', JSON.stringify(later), {
    'plimsoll-scope': `registry.example/shop/web@sha256:${'ab'.repeat(32)}`,
  })
  expect(await db().finding.count({ where: { environmentId, open: true } })).toBe(0)
})
