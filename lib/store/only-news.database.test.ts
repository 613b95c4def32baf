import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeCollector, send, type TestCollector } from '@/lib/ingest/testing'
import { auditEvent } from '@/lib/ingest/adapters/kubernetes-audit/testing'
import { makeEnvironment, observe, store } from './testing'

const cluster = 'k8s/harbour'
const spec = (isFree: boolean) => ({
  template: { spec: { containers: [{ name: 'web', image: 'web:1', securityContext: { privileged: isFree } }] } },
})
let environmentId: string
let collector: TestCollector
beforeAll(async () => {
  environmentId = await makeEnvironment()
  collector = await makeCollector(environmentId)
  const workload = (name: string, isFree: boolean) => ({
    kind: 'workload' as const,
    key: `${cluster}/apps/Deployment/shop/${name}`,
    name,
    namespace: 'shop',
    cluster,
    attributes: { kind: 'Deployment' },
    document: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop' }, spec: spec(isFree) },
  })
  await store(
    environmentId,
    observe({
      source: 'kubernetes',
      evidenceAt: '2026-11-01T10:00:00.000Z',
      assets: [{ kind: 'cluster', key: cluster, name: 'harbour' }, workload('old', true), workload('tame', false)],
    }),
  )
})

/** The same privileged workload applied by a tool, and the alerts of it afterwards. */
async function applied(name: string, at: string): Promise<string[]> {
  const update = auditEvent({
    auditID: `${name}-${at}`,
    verb: 'update',
    stageTimestamp: at,
    requestReceivedTimestamp: at,
    objectRef: { resource: 'deployments', apiGroup: 'apps', apiVersion: 'v1', namespace: 'shop', name },
    requestObject: { metadata: { name, namespace: 'shop' }, spec: spec(true) },
  })
  const list = JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [update] })
  await send(collector, 'kubernetes-audit', list, { 'plimsoll-cluster': 'harbour' })
  const alerts = await db().alert.findMany({ where: { environmentId, compromised: `shop/${name}` } })
  return alerts.map(({ type }) => type)
}

it('what was so before the request is no news; what is new, not known, or known only since, is', async () => {
  expect(await applied('old', '2026-11-01T11:00:00.000000Z')).toEqual([])
  expect(await applied('tame', '2026-11-01T11:00:00.000000Z')).toEqual(['k8s-privileged-container'])
  expect(await applied('unknown', '2026-11-01T11:00:00.000000Z')).toEqual(['k8s-privileged-container'])
  // The copy is newer than this request: it may show what the request itself brought.
  expect(await applied('old', '2026-11-01T09:00:00.000000Z')).toEqual(['k8s-privileged-container'])
})
