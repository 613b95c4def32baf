import { describe, expect, it } from 'vitest'
import type { Observation } from '@/lib/model/observation'
import type { ReportContext } from '../../adapter'
import { conformsToAdapter } from '../../conformance'
import { trivyOperatorAdapter } from '.'

const context: ReportContext = { collectedAt: '2026-03-01T12:00:00Z', cluster: 'blue', collector: 'test' }
const apiVersion = 'aquasecurity.github.io/v1alpha1'
const labels = (kind: string, name: string, more: object = {}) => ({
  'trivy-operator.resource.kind': kind,
  'trivy-operator.resource.name': name,
  'trivy-operator.resource.namespace': 'shop',
  ...more,
})
const resource = (kind: string, report: object, metadata: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: 'report', namespace: 'shop', labels: labels('StatefulSet', 'db'), ...metadata },
  report: { updateTimestamp: '2026-02-28T09:00:00Z', ...report },
})
const artifact = { repository: 'shop/db', tag: '16.2', digest: `sha256:${'e'.repeat(64)}` }
const vulnerability = {
  vulnerabilityID: 'CVE-2026-1000',
  resource: 'openssl',
  installedVersion: '3.0.1',
  fixedVersion: '',
  severity: 'CRITICAL',
  score: 9.1,
  title: 'openssl: a made up fault',
  links: [],
  primaryLink: 'https://example.org/cve',
}
const check = {
  checkID: 'KSV014',
  severity: 'LOW',
  success: false,
  title: 'File system is writable',
  messages: ['it is'],
}
const vulnerabilities = resource('VulnerabilityReport', {
  artifact,
  registry: { server: 'index.docker.io' },
  vulnerabilities: [vulnerability],
})
const secrets = resource('ExposedSecretReport', {
  artifact,
  secrets: [
    { ruleID: 'made-up-key', severity: 'HIGH', target: '/app/a.yaml', title: 'Key', match: 'public: *****' },
    { ruleID: 'made-up-key', severity: 'HIGH', target: '/app/a.yaml', title: 'Key', match: 'private: *****' },
  ],
})
const audit = resource('ConfigAuditReport', { checks: [check, { ...check, checkID: 'KSV015', success: true }] })
const sbom = resource('SbomReport', { artifact })

const compliance = {
  apiVersion,
  kind: 'ClusterComplianceReport',
  metadata: { name: 'cis' },
  status: {
    updateTimestamp: '2026-02-28T09:00:00Z',
    summaryReport: {
      controlCheck: [
        { id: '4.2.9', name: 'Events', severity: 'HIGH', totalFail: 0 },
        { id: '4.2.10', name: 'Kubelet serves TLS', severity: 'CRITICAL', totalFail: 10 },
        { id: '1.1.1', name: 'By hand', severity: 'HIGH' },
      ],
    },
  },
}
const future = resource('MadeUpReport', {})

const yaml = `
apiVersion: ${apiVersion}
kind: ClusterRbacAssessmentReport
metadata:
  name: clusterrole-1
  ownerReferences: [{kind: ClusterRole, name: 'system:made:up'}]
report:
  checks:
  - {checkID: KSV041, severity: CRITICAL, success: false, title: Reads every secret}
---
${JSON.stringify(vulnerabilities)}
`

conformsToAdapter(
  trivyOperatorAdapter,
  [
    { name: 'a vulnerability report', documents: [vulnerabilities] },
    { name: 'a list', documents: [{ apiVersion: 'v1', kind: 'List', items: [vulnerabilities, secrets, audit, sbom] }] },
    { name: 'a compliance report', documents: [compliance] },
    { name: 'a bill of materials', documents: [sbom] },
    { name: 'a webhook', documents: [{ verb: 'update', operatorObject: audit }] },
    { name: 'YAML documents', text: yaml },
    { name: 'one array per resource', documents: [{ 'configauditreports.aquasecurity.github.io': [audit] }] },
  ],
  [
    { name: 'a kind that is not read', documents: [future] },
    { name: 'checks without a cluster', documents: [audit], context: { cluster: undefined } },
    { name: 'a report without an image', documents: [resource('VulnerabilityReport', { vulnerabilities: [] })] },
    {
      name: 'vulnerabilities that are no list',
      documents: [resource('VulnerabilityReport', { vulnerabilities: 'x' })],
    },
    { name: 'half a file', text: `{"apiVersion":"${apiVersion}","kind":"List","items":[` },
  ],
)

function read(documents: unknown[], more: Partial<ReportContext> = {}): Observation {
  const result = trivyOperatorAdapter.read(documents, { ...context, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}

const image = `image/docker.io/shop/db@${artifact.digest}`
const workload = 'k8s/blue/apps/StatefulSet/shop/db'

describe('reports of Trivy Operator', () => {
  it('put vulnerabilities on the image that the workload runs', () => {
    const { findings, edges, assets, scopes } = read([vulnerabilities])
    expect(findings).toMatchObject([{ asset: image, rule: 'CVE-2026-1000', identity: ['openssl', '', '3.0.1', ''] }])
    expect(edges).toContainEqual({ from: workload, kind: 'runs', to: image })
    expect(assets.find(({ key }) => key === workload)).toMatchObject({ mentioned: true, cluster: 'k8s/blue' })
    expect(assets.find(({ key }) => key === image)?.references).toEqual(['docker.io/shop/db:16.2'])
    expect(scopes).toEqual([{ type: 'findings', asset: image, kinds: ['vulnerability'], complete: true }])
  })

  it('keep the image when no cluster is named', () => {
    const { findings, assets } = read([vulnerabilities], { cluster: undefined })
    expect(findings).toHaveLength(1)
    expect(assets.map(({ kind }) => kind).sort()).toEqual(['image', 'registry', 'repository'])
  })

  it('keep two secrets of one rule in one file apart', () => expect(read([secrets]).findings).toHaveLength(2))

  it('put failed checks, and only those, on the object', () => {
    const { findings, scopes } = read([audit])
    expect(findings).toMatchObject([{ asset: workload, rule: 'KSV014', detail: { messages: ['it is'] } }])
    expect(scopes).toMatchObject([{ asset: workload, kinds: ['misconfiguration'], complete: true }])
  })

  it.each([
    [
      'the label of its template hash',
      { labels: labels('ReplicaSet', 'web-5d8f', { 'pod-template-hash': '5d8f' }) },
      'Deployment/shop/web',
    ],
    ['no hint', { labels: labels('ReplicaSet', 'web-5d8f') }, 'ReplicaSet/shop/web-5d8f'],
    [
      'the hash of another',
      { labels: labels('ReplicaSet', 'web-5d8f', { 'pod-template-hash': '9999' }) },
      'ReplicaSet/shop/web-5d8f',
    ],
    [
      'its owner',
      { labels: labels('ReplicaSet', 'w-1'), ownerReferences: [{ kind: 'Deployment', name: 'w' }] },
      'Deployment/shop/w',
    ],
  ])('name a ReplicaSet by %s', (_, metadata, expected) => {
    expect(read([resource('ConfigAuditReport', { checks: [check] }, metadata)]).findings[0]?.asset).toBe(
      `k8s/blue/apps/${expected}`,
    )
  })

  it('cover a control plane pod only when both of its reports are there', () => {
    const pod = {
      namespace: 'kube-system',
      labels: { ...labels('Pod', 'api'), 'trivy-operator.resource.namespace': 'kube-system' },
    }
    const own = resource('ConfigAuditReport', { checks: [] }, pod)
    const infra = resource('InfraAssessmentReport', { checks: [check] }, pod)
    expect(read([own]).scopes).toMatchObject([{ complete: false }])
    expect(read([own, infra]).scopes).toMatchObject([{ complete: true }])
  })

  it('never cover a namespace by a report about one of its objects', () => {
    const config = resource(
      'ConfigAuditReport',
      { checks: [check] },
      { labels: labels('PodDisruptionBudget', 'settings') },
    )
    const { findings, scopes } = read([config])
    expect(findings).toMatchObject([
      { asset: 'k8s/blue/Namespace/shop', identity: ['KSV014', 'PodDisruptionBudget/settings', ''] },
    ])
    expect(scopes).toMatchObject([{ complete: false }])
  })

  it('retract nothing when one is deleted', () => {
    const { scopes, findings, assets } = read([{ verb: 'delete', operatorObject: vulnerabilities }])
    expect([scopes, findings, assets]).toEqual([[], [], []])
  })

  it('name the place of a bad item in a list and keep the rest', () => {
    const broken = resource('VulnerabilityReport', {
      artifact,
      vulnerabilities: [{ ...vulnerability, severity: 'AWFUL' }],
    })
    const { rejected, findings } = read([{ apiVersion, kind: 'List', items: [vulnerabilities, broken, future] }])
    expect(findings).toHaveLength(1)
    expect(rejected.map(({ path }) => path)).toEqual([
      '$.items[1].report.vulnerabilities[0].severity',
      '$.items[2].kind',
    ])
  })

  it('of a standard stand on the cluster, one fault for each control that fails', () => {
    const { findings, scopes } = read([compliance])
    expect(findings).toMatchObject([{ asset: 'k8s/blue', rule: 'cis/4.2.10', severity: 'critical' }])
    const rules = ['cis/4.2.9', 'cis/4.2.10', 'cis/1.1.1']
    expect(scopes).toEqual([
      { type: 'findings', asset: 'k8s/blue', kinds: ['misconfiguration'], rules, complete: true },
    ])
  })

  it('of materials say that the image runs', () => {
    const { findings, edges, scopes } = read([sbom])
    expect([findings, scopes]).toEqual([[], []])
    expect(edges).toContainEqual({ from: workload, kind: 'runs', to: image })
  })

  it('are dated by the youngest', () => {
    const younger = resource('ConfigAuditReport', { updateTimestamp: '2026-02-28T11:00:00+01:00', checks: [] })
    expect(read([vulnerabilities, younger]).evidenceAt).toBe('2026-02-28T10:00:00.000Z')
  })
})
