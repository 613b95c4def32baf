import { array, assert, constantFrom, dictionary, jsonValue, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import type { ReportContext } from '@/lib/ingest/adapter'
import { policyReportAdapter } from '.'

const pod = { apiVersion: 'v1', kind: 'Pod', name: 'web-0', namespace: 'shop' }
const failed = {
  policy: 'disallow-host-namespaces',
  rule: 'host-namespaces',
  message: 'Sharing the host namespaces is disallowed.\nSecond line',
  result: 'fail',
  severity: 'high',
  source: 'Kyverno',
  category: 'Pod Security',
  timestamp: { seconds: 1_772_000_000, nanos: -5 },
}
const report = (results: unknown[], more: object = {}) => ({
  apiVersion: 'wgpolicyk8s.io/v1alpha2',
  kind: 'PolicyReport',
  metadata: { name: 'r', namespace: 'shop', creationTimestamp: '2026-01-01T00:00:00Z' },
  scope: pod,
  results,
  ...more,
})
const list = (...items: unknown[]) => ({ apiVersion: 'v1', kind: 'List', metadata: {}, items })
const webhook = {
  message: 'no limits are set',
  policy: 'require-limits',
  rule: 'check-limits',
  priority: 'warning',
  status: 'warn',
  category: 'Best Practices',
  properties: {},
  resource: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'shop', uid: 'u' },
  creationTimestamp: '2026-02-02T02:02:02Z',
  source: 'kyverno',
}
const cve = {
  policy: 'CVE-2024-1234',
  rule: 'openssl',
  message: 'openssl: overflow',
  result: 'fail',
  severity: 'critical',
  source: 'Trivy Vulnerability',
  properties: {
    'artifact.repository': 'acme/shop',
    'artifact.tag': '1.4',
    'registry.server': 'ghcr.io',
    resource: 'openssl',
    installedVersion: '3.0.1',
    fixedVersion: '3.0.2',
    primaryLink: 'https://avd.example/cve',
    score: '9.8',
  },
}

conformsToAdapter(
  policyReportAdapter,
  [
    {
      name: 'a list',
      documents: [list(report([failed, { ...failed, result: 'pass', rule: 'other' }]), report([cve]))],
    },
    {
      name: 'openreports',
      documents: [
        { ...report([{ ...failed, subjects: [pod] }]), apiVersion: 'openreports.io/v1alpha1', kind: 'Report' },
        { ...report([failed]), apiVersion: 'reports.x-k8s.io/v1beta1' },
      ],
    },
    {
      name: 'YAML documents',
      text: 'apiVersion: wgpolicyk8s.io/v1beta1\nkind: ClusterPolicyReport\nresults:\n- policy: audit\n  result: fail\n---\napiVersion: wgpolicyk8s.io/v1alpha1\nkind: PolicyReport\nresults:\n- policy: old\n  status: fail\n',
    },
    { name: 'a webhook', documents: [webhook] },
    { name: 'a heartbeat', documents: [{ event: 'heartbeat' }], context: { cluster: '' } },
    { name: 'an empty list', documents: [list()] },
  ],
  [
    { name: 'a report without a cluster', documents: [report([failed])], context: { cluster: '' } },
    { name: 'results that are no list', documents: [report([], { results: 'none' })] },
    { name: 'a report whose every result is broken', documents: [report([{ ...failed, resources: 7 }])] },
  ],
)

function read(documents: unknown[], more: Partial<ReportContext> = {}) {
  const context = { collectedAt: '2026-03-01T12:00:00Z', collector: 'c', cluster: 'prod', ...more }
  const result = policyReportAdapter.read(documents, context)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}

describe('results', () => {
  it('makes a finding of a failure on the resource of the report', () => {
    const { findings, evidenceAt, assets } = read([report([failed])])
    expect(findings).toMatchObject([
      {
        asset: 'k8s/prod/core/Pod/shop/web-0',
        kind: 'misconfiguration',
        rule: 'disallow-host-namespaces/host-namespaces',
        title: 'Sharing the host namespaces is disallowed.',
        severity: 'high',
        detail: { tool: 'kyverno', result: 'fail' },
      },
    ])
    expect(evidenceAt).toBe(new Date(1_772_000_000_000).toISOString())
    expect(assets.every((asset) => asset.mentioned)).toBe(true)
  })

  it.each([
    ['fail', undefined, 'medium'],
    ['warn', undefined, 'low'],
    ['warn', 'high', 'high'],
    ['fail', 'info', 'informational'],
    ['fail', 'dreadful', 'medium'],
  ])('%s with severity %s is %s', (outcome, severity, want) => {
    expect(read([report([{ ...failed, result: outcome, severity }])]).findings[0]?.severity).toBe(want)
  })

  it('finds nothing in pass and skip, and counts error and unknown words as rejected', () => {
    const seen = read([list(report(['pass', 'skip', 'error', 'violation'].map((result) => ({ ...failed, result }))))])
    expect(seen.findings).toEqual([])
    expect(seen.rejected.map((problem) => problem.path)).toEqual(['$.items[0].results[2]', '$.items[0].results[3]'])
    expect(seen.scopes).toMatchObject([{ asset: 'k8s/prod/core/Pod/shop/web-0', complete: false }])
  })

  it('keeps results of one rule on two resources apart, and folds repeated ones', () => {
    const two = { ...failed, resources: [pod, { ...pod, name: 'web-1' }] }
    expect(read([report([two, two, { ...two, severity: 'low' }])]).findings.map((one) => one.asset)).toEqual([
      'k8s/prod/core/Pod/shop/web-0',
      'k8s/prod/core/Pod/shop/web-1',
    ])
  })

  it('places what the inventory does not hold on its namespace, and what names nothing on the cluster', () => {
    const config = { apiVersion: 'v1', kind: 'ConfigMap', name: 'a', namespace: 'shop' }
    const knative = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'a', namespace: 'shop' }
    const node = { apiVersion: 'v1', kind: 'Node', name: 'n1' }
    const assets = [config, knative, node].map((scope) => read([report([failed], { scope })]).findings[0]?.asset)
    expect(assets).toEqual(['k8s/prod/Namespace/shop', 'k8s/prod/Namespace/shop', 'k8s/prod/Node/n1'])
    expect(read([report([failed], { scope: null })]).findings[0]?.asset).toBe('k8s/prod')
    const hostile = read([report([{ ...failed, resources: [{ ...pod, name: '../../x' }] }, failed])])
    expect(hostile.rejected).toHaveLength(1)
    expect(hostile.scopes.every((scope) => !scope.complete)).toBe(true)
  })

  it('redacts what adapters copy into properties', () => {
    const properties = { 'proc.cmdline': 'app --password hunter2' }
    expect(JSON.stringify(read([report([{ ...failed, properties }])]))).not.toContain('hunter2')
  })
})

describe('vulnerabilities', () => {
  it('belong to the image that is named', () => {
    const { findings, vulnerabilities, scopes } = read([list(report([cve]))])
    expect(findings).toMatchObject([
      {
        asset: 'image/ghcr.io/acme/shop:1.4',
        kind: 'vulnerability',
        rule: 'CVE-2024-1234',
        severity: 'critical',
        package: { name: 'openssl', version: '3.0.1', fixedVersion: '3.0.2' },
        fixStatus: 'fixed',
      },
    ])
    expect(vulnerabilities).toMatchObject([{ id: 'CVE-2024-1234', cvss: { score: 9.8 }, title: 'openssl: overflow' }])
    expect(scopes).toEqual([
      { type: 'findings', asset: 'image/ghcr.io/acme/shop:1.4', kinds: ['vulnerability'], complete: true },
    ])
  })

  it('belong to the resource when no image is named, and are unknown when nobody rated them', () => {
    const bare = { category: 'zlib', policy: '', properties: { VulnerabilityID: 'CVE-2021-1111' } }
    expect(read([report([bare])]).findings).toMatchObject([
      { asset: 'k8s/prod/core/Pod/shop/web-0', severity: 'unknown', package: { name: 'zlib' } },
    ])
  })
})

describe('scopes', () => {
  const complete = (documents: unknown[], more: Partial<ReportContext> = {}) =>
    read(documents, more).scopes.map((scope) => scope.complete)

  it('are complete for a list, and when the sender says so', () => {
    expect(complete([list(report([failed]))])).toEqual([true])
    expect(complete([report([failed])])).toEqual([false])
    expect(complete([report([failed])], { complete: true })).toEqual([true])
    expect(complete([list(report([{ ...failed, result: 'pass' }]))])).toEqual([true])
  })

  it('are partial for a page, a report that was cut short, a webhook and a list with a broken item', () => {
    expect(complete([{ ...list(report([failed])), metadata: { continue: 'next' } }])).toEqual([false])
    expect(complete([list(report([failed], { summary: { fail: 2 } }))])).toEqual([false])
    expect(complete([webhook], { complete: true })).toEqual([false])
    expect(complete([list(report([failed]), { kind: 'Pod', apiVersion: 'v1' })])).toEqual([false])
  })
})

describe('webhook', () => {
  it('reads one result and its time', () => {
    const { findings, evidenceAt } = read([webhook])
    expect(findings).toMatchObject([
      { asset: 'k8s/prod/apps/Deployment/shop/web', severity: 'low', rule: 'require-limits/check-limits' },
    ])
    expect(evidenceAt).toBe('2026-02-02T02:02:02.000Z')
  })

  it('takes a heartbeat for nothing', () => {
    const seen = read([{ event: 'heartbeat' }])
    expect([seen.assets, seen.findings, seen.scopes, seen.rejected]).toEqual([[], [], [], []])
  })
})

it('throws at nothing that JSON can hold, and every finding stands on an asset it lists', () => {
  const part = (base: object) =>
    dictionary(constantFrom(...Object.keys(base)), jsonValue()).map((changed) => ({ ...base, ...changed }))
  const results = array(oneof(part({ ...failed, resources: [pod] }), part(cve), part(pod)), { maxLength: 4 })
  const document = oneof(
    jsonValue(),
    part(webhook),
    part(report([failed])),
    results.map((items) => report(items)),
    results.map((items) => list(report(items), items)),
  )
  assert(
    property(array(document, { maxLength: 3 }), (documents) => {
      policyReportAdapter.recognise(documents)
      const result = policyReportAdapter.read(documents, {
        collectedAt: '2026-03-01T12:00:00Z',
        collector: 'c',
        cluster: 'prod',
      })
      if (!result.ok) return result.problems.length > 0
      const listed = new Set(result.observation.assets.map((asset) => asset.key))
      return result.observation.findings.every((one) => listed.has(one.asset))
    }),
    { numRuns: 500 },
  )
})
