import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kubernetesAuditAdapter } from '@/lib/ingest/adapters/kubernetes-audit'
import { defaultAuditContext } from './context'
import { evaluateStateless } from './evaluate'

const folder = join(process.cwd(), '../shared/fixtures/k8s-audit')
const context = { cluster: 'corpus', collectedAt: '2026-11-01T00:00:00.000Z', collector: 'corpus' }

/**
 * What Falco's own traces raise here. Those that are not in the list raise nothing: pods that a ReplicaSet's controller
 * makes (their Deployment is judged), `some-reader` with verbs on paths alone, a binding to `system:basic-user`, a
 * namespace and a service that an administrator makes, and everything that deletes one small object.
 */
const raised: Readonly<Record<string, readonly string[]>> = {
  'anonymous-creates-namespace-foo': ['k8s-anonymous-access-allowed', 'k8s-namespace-created'],
  'attach-pod': ['k8s-pod-attach'],
  'create-cluster-role-pod-exec': ['k8s-pod-exec-role'],
  'create-cluster-role-wildcard-resources': [
    'k8s-nodes-proxy-role',
    'k8s-pod-exec-role',
    'k8s-secrets-role',
    'k8s-wildcard-role',
  ],
  'create-configmap-sensitive-values': ['k8s-configmap-credentials'],
  'create-kube-system-secret': ['k8s-bootstrap-token'],
  'create-serviceaccount-kube-public-namespace': ['k8s-sa-created-in-system-namespace'],
  'delete-cluster-role-kube-aggregator': ['k8s-system-role-modified'],
  'delete-namespace-foo': ['k8s-namespace-deleted'],
  'modify-cluster-role-node-problem-detector': ['k8s-system-role-modified'],
}

function idsOf(file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8').trim()
  const documents = file.endsWith('.jsonl') ? text.split('\n') : [text]
  const ids = documents.flatMap((document) => {
    const read = kubernetesAuditAdapter.read([JSON.parse(document)], context)
    const events = read.ok ? (read.observation.audit ?? []) : []
    return evaluateStateless(events, defaultAuditContext).map(({ detection }) => detection.id)
  })
  return [...new Set(ids)].toSorted()
}

describe.runIf(existsSync(folder))('the traces of Falco', () => {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^falco-(?:trace|psp)-/.test(file)) : []

  it('are all there', () => {
    expect(files.length).toBeGreaterThan(35)
    const names = new Set(files.map((file) => file.replace(/^falco-trace-|\.jsonl?$/g, '')))
    expect(Object.keys(raised).filter((name) => !names.has(name))).toEqual([])
  })

  it.each(files)('%s', (file) => {
    expect(idsOf(file)).toEqual(raised[file.replace(/^falco-trace-|\.jsonl?$/g, '')] ?? [])
  })

  it('credentials in the six ConfigMaps are each told of, and never repeated', () => {
    const file = 'falco-trace-create-configmap-sensitive-values.jsonl'
    for (const document of readFileSync(join(folder, file), 'utf8').trim().split('\n')) {
      const read = kubernetesAuditAdapter.read([JSON.parse(document)], context)
      const hits = evaluateStateless(read.ok ? (read.observation.audit ?? []) : [], defaultAuditContext)
      expect(hits.map(({ detection }) => detection.id)).toEqual(['k8s-configmap-credentials'])
      expect(JSON.stringify(hits.map(({ hit }) => hit))).not.toMatch(/MY-KEY|MY-ID/)
    }
  })
})
