import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeCollector, send, type TestCollector } from '@/lib/ingest/testing'
import { miscounts } from './miscounts'
import { makeEnvironment } from './testing'

let environmentId = ''
let collector: TestCollector
beforeEach(async () => {
  environmentId = await makeEnvironment()
  collector = await makeCollector(environmentId)
})

const object = (kind: string, apiVersion: string, name: string, rest: object = {}, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace && { namespace }) },
  ...rest,
})
const places = [
  { ...object('Namespace', 'v1', 'kube-system'), metadata: { name: 'kube-system', uid: 'cluster-uid' } },
  object('Namespace', 'v1', 'shop'),
  object('Namespace', 'v1', 'blog'),
]
const quota = object(
  'ResourceQuota',
  'v1',
  'quota',
  { spec: { hard: { 'limits.cpu': '1', 'limits.memory': '1Gi', pods: '1' } } },
  'shop',
)
let minute = 0
const report = (asked: string | null, ...items: object[]) =>
  send(collector, 'kubernetes', JSON.stringify({ apiVersion: 'v1', kind: 'List', items }), {
    'plimsoll-collected-at': new Date(Date.UTC(2026, 10, 20, 10, (minute += 1))).toISOString(),
    ...(asked && { 'plimsoll-scope': asked }),
  })
const statusOf = async (checkId: string, name: string) => {
  const rows = await db().$queryRaw<{ status: string; reason: string | null }[]>`
    SELECT status, reason FROM assessment JOIN asset ON asset.id = asset_id
    WHERE assessment.environment_id = ${environmentId}::uuid AND check_id = ${checkId} AND name = ${name}`
  return rows.map((row) => row.reason ?? row.status)
}

describe('a quota', () => {
  it('is not asked about before quotas were listed, is missed then, and counts as soon as it is there', async () => {
    await report(null, ...places)
    expect(await statusOf('k8s-ns-quota', 'shop')).toEqual([expect.stringMatching(/^Not evaluated/)])
    await report('namespaces,resourcequotas', ...places)
    expect(await statusOf('k8s-ns-quota', 'shop')).toEqual(['unhealthy'])
    await report('namespaces,resourcequotas', ...places, quota)
    expect(await statusOf('k8s-ns-quota', 'shop')).toEqual(['healthy'])
    expect(await statusOf('k8s-ns-quota', 'blog')).toEqual(['unhealthy'])
    await report('namespaces,resourcequotas', ...places)
    expect(await statusOf('k8s-ns-quota', 'shop')).toEqual(['unhealthy'])
    expect(await miscounts(environmentId)).toEqual([])
  })
})
