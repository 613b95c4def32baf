import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocuments } from '@/lib/ingest/documents'
import { policyReportAdapter } from '.'

const folder = join(process.cwd(), '../shared/fixtures/policyreport')
const present = existsSync(folder)

/** Findings by kind, counted from the files with grep, not with our code. */
const expected: Record<string, { misconfigurations: number; vulnerabilities: number; assets: string[] }> = {
  'kyverno-policyreport-pod.yaml': {
    misconfigurations: 1,
    vulnerabilities: 0,
    assets: ['k8s/corpus/core/Pod/kube-system/kube-apiserver-kind-control-plane'],
  },
  'wgpolicy-cis-k8s.yaml': { misconfigurations: 3, vulnerabilities: 0, assets: ['k8s/corpus'] },
  'wgpolicy-falco.yaml': {
    misconfigurations: 2,
    vulnerabilities: 0,
    assets: ['k8s/corpus/core/Pod/my-namespace/a-pod', 'k8s/corpus'],
  },
  'wgpolicy-kube-bench-clusterpolicyreport-large.yaml': {
    misconfigurations: 85,
    vulnerabilities: 0,
    assets: ['k8s/corpus'],
  },
  'wgpolicy-trivy-adapter.json': {
    misconfigurations: 0,
    vulnerabilities: 14,
    assets: ['k8s/corpus/core/Pod/default/zipkin-6b59cc5ddb-bp9h8'],
  },
  'wgpolicy-v1beta1-kyverno.yaml': {
    misconfigurations: 0,
    vulnerabilities: 0,
    assets: ['k8s/corpus/core/Pod/nirmata/kyverno-6d88f6dcdd-k6bc5'],
  },
}

function documentsOf(text: string): unknown[] {
  const read = readDocuments(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.documents
}

const context = { collectedAt: '2026-03-01T12:00:00Z', collector: 'corpus' }

function observe(documents: unknown[]) {
  const result = policyReportAdapter.read(documents, { ...context, cluster: 'corpus' })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}

describe('corpus of policy reports', () => {
  it(`folder ${present ? 'is known file by file' : 'is not on this machine: nothing to compare with'}`, () => {
    expect(present ? readdirSync(folder).sort() : []).toEqual(present ? Object.keys(expected).sort() : [])
  })

  it.each(present ? Object.entries(expected) : [])('%s', (file, want) => {
    const documents = documentsOf(readFileSync(join(folder, file), 'utf8'))
    expect(policyReportAdapter.recognise(documents)).toBeNull()
    expect(policyReportAdapter.read(documents, context)).toMatchObject({ ok: false, problems: [{ path: '$' }] })
    const { findings, rejected, assets, scopes } = observe(documents)
    expect(rejected).toEqual([])
    expect(findings.filter((one) => one.kind === 'misconfiguration')).toHaveLength(want.misconfigurations)
    expect(findings.filter((one) => one.kind === 'vulnerability')).toHaveLength(want.vulnerabilities)
    expect(assets.map((asset) => asset.key)).toEqual(expect.arrayContaining(want.assets))
    expect(new Set(scopes.map((scope) => scope.type === 'findings' && scope.asset))).toEqual(new Set(want.assets))
  })
})
