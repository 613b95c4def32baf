import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import { adapterOf } from '@/lib/ingest/adapters'
import { mapRules } from '@/lib/ingest/map-rules'
import type { Format } from '@/lib/model/format'
import { miscounts } from './miscounts'
import { makeEnvironment, store } from './testing'

const hour = (at: number) => `2026-11-01T${String(at).padStart(2, '0')}:00:00Z`

async function send(environmentId: string, format: Format, document: unknown, at: number, scope?: string) {
  const context = { collectedAt: hour(at), cluster: 'blue', collector: 'test', ...(scope && { scope }) }
  const read = adapterOf(format).read([document], context)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  await store(environmentId, mapRules(read.observation))
  expect(await miscounts(environmentId)).toEqual([])
}

const node = (name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  status: { nodeInfo: { kubeletVersion: 'v1.31.2' } },
  ...more,
})
const server = (flags: string[]) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'kube-apiserver-cp-1',
    namespace: 'kube-system',
    annotations: { 'kubernetes.io/config.mirror': 'abc' },
    ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'cp-1', uid: 'u', controller: true }],
  },
  spec: {
    nodeName: 'cp-1',
    containers: [{ name: 'kube-apiserver', image: 'k/kube-apiserver:v1.31.2', command: ['kube-apiserver', ...flags] }],
  },
  status: { phase: 'Running' },
})
const list = (...items: object[]) => ({ apiVersion: 'v1', kind: 'List', items })

async function standing(environmentId: string, checkId: string) {
  const rows = await db().$queryRaw<{ line: string }[]>`
    SELECT name || ' ' || status || COALESCE(' ' || assessment.witness, '') || CASE WHEN disputed THEN ' disputed' ELSE '' END AS line
    FROM assessment JOIN asset ON asset.id = asset_id
    WHERE assessment.environment_id = ${environmentId}::uuid AND check_id = ${checkId} ORDER BY 1`
  return rows.map((row) => row.line)
}

it('settings of the API server are read from its static pod, on its node, and change with it', async () => {
  const environmentId = await makeEnvironment()
  const check = 'cp-apiserver-anonymous-auth'
  await send(environmentId, 'kubernetes', list(node('cp-1'), node('worker')), 1)
  expect(await standing(environmentId, check)).toEqual(['blue not-applicable'])
  const flags = ['--service-account-key-file=/etc/k', '--token-auth-file=/etc/tokens']
  await send(environmentId, 'kubernetes', list(node('cp-1'), node('worker'), server(flags)), 2)
  expect(await standing(environmentId, check)).toEqual(['cp-1 unhealthy'])
  expect(await standing(environmentId, 'cp-apiserver-sa-key-file')).toEqual(['cp-1 healthy'])
  expect(await standing(environmentId, 'cp-apiserver-token-auth-file')).toEqual(['cp-1 unhealthy'])
  await send(environmentId, 'kubernetes', list(node('cp-1'), node('worker'), server(['--anonymous-auth=false'])), 3)
  expect(await standing(environmentId, check)).toEqual(['cp-1 healthy'])
})

it('kube-bench judges kubelets whose configuration nobody collected, and stands beside those it was of', async () => {
  const environmentId = await makeEnvironment()
  const check = 'node-kubelet-anonymous'
  const kubeletconfig = { authentication: { anonymous: { enabled: false } } }
  await send(environmentId, 'kubernetes', list(node('dark'), node('lit', { kubeletconfig })), 1)
  expect(await standing(environmentId, check)).toEqual(['dark not-applicable', 'lit healthy'])
  const bench = [
    {
      id: '4',
      version: 'cis-1.9',
      node_type: 'node',
      tests: [{ results: [{ test_number: '4.2.1', status: 'FAIL' }] }],
    },
  ]
  await send(environmentId, 'kube-bench', bench, 2, 'node/dark')
  await send(environmentId, 'kube-bench', bench, 2, 'node/lit')
  expect(await standing(environmentId, check)).toEqual(['dark unhealthy kube-bench', 'lit healthy disputed'])
  const findings = await db().finding.count({ where: { environmentId } })
  expect(findings).toBe(0)
})

it('Trivy’s verdict on the pod of the API server is one on its node', async () => {
  const environmentId = await makeEnvironment()
  await send(environmentId, 'kubernetes', list(node('cp-1'), server([])), 1)
  const labels = { 'trivy-operator.resource.kind': 'Pod', 'trivy-operator.resource.name': 'kube-apiserver-cp-1' }
  const report = {
    apiVersion: 'aquasecurity.github.io/v1alpha1',
    kind: 'InfraAssessmentReport',
    metadata: { name: 'r', namespace: 'kube-system', labels },
    report: { checks: [{ checkID: 'KCV0018', severity: 'LOW', success: false, title: 'Profiling' }] },
  }
  await send(environmentId, 'trivy-operator', list(report), 2)
  const [row] = await db().witness.findMany({ where: { environmentId } })
  expect(row).toMatchObject({ checkId: 'cp-apiserver-profiling', status: 'unhealthy', rule: 'KCV0018' })
  expect(await standing(environmentId, 'cp-apiserver-profiling')).toEqual(['cp-1 unhealthy'])
})
