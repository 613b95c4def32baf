import { beforeEach, expect, it } from 'vitest'
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

const object = (apiVersion: string, kind: string, name: string, namespace: string | null, rest: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace && { namespace }), creationTimestamp: '2025-01-01T00:00:00Z' },
  ...rest,
})
const places = [
  { ...object('v1', 'Namespace', 'kube-system', null), metadata: { name: 'kube-system', uid: 'cluster-uid' } },
  object('v1', 'Namespace', 'shop', null),
  object('v1', 'ServiceAccount', 'default', 'shop', { automountServiceAccountToken: false }),
  object('v1', 'ServiceAccount', 'default', 'kube-system'),
]
const web = (spec: object) => {
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'web', image: 'web:1' }], ...spec },
  }
  return object('apps/v1', 'Deployment', 'web', 'shop', { spec: { template } })
}
const account = (automount?: boolean) =>
  object('v1', 'ServiceAccount', 'web', 'shop', { automountServiceAccountToken: automount })
const secret = object('v1', 'Secret', 'db', 'shop', { type: 'Opaque', data: { password: 'aHVudGVyMg==' } })
const kinds =
  'namespaces,serviceaccounts,secrets,deployments,statefulsets,daemonsets,cronjobs,jobs,pods,ingresses,validatingwebhookconfigurations,mutatingwebhookconfigurations'

let minute = 0
const report = (...items: object[]) =>
  send(collector, 'kubernetes', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...places, ...items] }), {
    'plimsoll-collected-at': new Date(Date.UTC(2026, 10, 20, 10, (minute += 1))).toISOString(),
    'plimsoll-scope': kinds,
  })
const statusOf = async (checkId: string, kind: string) => {
  const rows = await db().$queryRaw<{ status: string; reason: string | null }[]>`
    SELECT status, reason FROM assessment JOIN asset ON asset.id = asset_id
    WHERE assessment.environment_id = ${environmentId}::uuid AND check_id = ${checkId} AND kind = ${kind}`
  return rows.map((row) => row.reason ?? row.status)
}

it('a workload is judged anew when the account that it runs as changes or goes', async () => {
  await report(web({ serviceAccountName: 'web' }), account())
  expect(await statusOf('k8s-sa-automount-token', 'workload')).toEqual(['unhealthy'])
  expect(await statusOf('k8s-sa-nonexistent', 'workload')).toEqual(['healthy'])
  await report(web({ serviceAccountName: 'web' }), account(false))
  expect(await statusOf('k8s-sa-automount-token', 'workload')).toEqual(['healthy'])
  await report(web({ serviceAccountName: 'web' }))
  expect(await statusOf('k8s-sa-nonexistent', 'workload')).toEqual(['unhealthy'])
  expect(await miscounts(environmentId)).toEqual([])
})

it('a Secret is unused until something refers to it, and its value is stored nowhere', async () => {
  await report(web({}), secret)
  expect(await statusOf('k8s-secret-unused', 'secret')).toEqual(['unhealthy'])
  await report(web({ volumes: [{ name: 'db', secret: { secretName: 'db' } }] }), secret)
  expect(await statusOf('k8s-secret-unused', 'secret')).toEqual(['healthy'])
  const documents = await db().$queryRaw<{ text: string }[]>`
    SELECT document::text AS text FROM asset_document JOIN asset ON asset.id = asset_id
    WHERE environment_id = ${environmentId}::uuid`
  expect(documents.map(({ text }) => text).join()).not.toContain('aHVudGVyMg')
})

it('a cluster is told of an outside store as soon as its webhook is there', async () => {
  await report(web({}), secret)
  expect(await statusOf('k8s-secret-external-store', 'cluster')).toEqual(['unhealthy'])
  const hook = object(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'vault-agent-injector-cfg',
    null,
  )
  await report(web({}), secret, hook)
  expect(await statusOf('k8s-secret-external-store', 'cluster')).toEqual(['healthy'])
  expect(await miscounts(environmentId)).toEqual([])
})
