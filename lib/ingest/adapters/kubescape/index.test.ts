import { describe, expect, it } from 'vitest'
import type { Observation } from '@/lib/model/observation'
import type { ReportContext } from '../../adapter'
import { conformsToAdapter } from '../../conformance'
import { mapRules } from '../../map-rules'
import { kubescapeAdapter } from '.'

const control = (controlID: string, status: string, more: object = {}) => ({
  controlID,
  name: `Control ${controlID}`,
  status: { status },
  rules: [{ name: 'rule', status, paths: [{ fixPath: { path: 'spec.hostPID', value: 'false' } }] }],
  ...more,
})
const id = 'apps/v1/shop/Deployment/web'
const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' } }
const summary = (ids: string[]) => ({
  frameworks: [],
  controls: Object.fromEntries(
    ids.map((one) => [
      one,
      { name: one, status: 'failed', scoreFactor: 8, ResourceCounters: { failedResources: 2, passedResources: 3 } },
    ]),
  ),
})
const all = ['C-0057', 'C-0038', 'C-0016', 'C-0017', 'C-0041', 'C-0044', 'C-9999']
const report = (results: object[], parts: object = {}) => ({
  generationTime: '2026-02-28T09:00:00Z',
  metadata: { targetMetadata: { clusterContextMetadata: { contextName: 'blue' } } },
  summaryDetails: summary(all),
  resources: [{ resourceID: id, object }],
  results,
  ...parts,
})
const mixed = [
  control('C-0057', 'failed'),
  control('C-0038', 'failed'),
  control('C-0016', 'passed'),
  control('C-0017', 'passed', { status: { status: 'passed', subStatus: 'w/exceptions' } }),
  control('C-0041', 'skipped'),
  { controlID: 'C-0044', rules: [{ status: 'passed' }, { status: 'failed', paths: [{ failedPath: 'spec.x' }] }] },
  control('C-9999', 'failed'),
]
const cluster = report([{ resourceID: id, controls: mixed }])
const file = report([{ resourceID: 'path=12/api=apps/v1//Deployment/web', controls: [control('C-0057', 'failed')] }], {
  metadata: { targetMetadata: { gitRepoContextMetadata: { repo: 'shop' } } },
})

conformsToAdapter(
  kubescapeAdapter,
  [
    { name: 'a scan of a cluster', documents: [cluster] },
    { name: 'a scan of files', documents: [file], context: { cluster: undefined } },
    { name: 'a summary', documents: [summary(['C-0057'])] },
    { name: 'an empty scan', documents: [report([])] },
  ],
  [
    {
      name: 'a cluster without a name',
      documents: [report([{ resourceID: id, controls: mixed }], { metadata: {} })],
      context: { cluster: undefined },
    },
    { name: 'a summary without a cluster', documents: [summary(['C-0057'])], context: { cluster: undefined } },
    { name: 'results that are no list', documents: [{ ...cluster, results: 'x' }] },
    { name: 'controls that are no map', documents: [{ summaryDetails: { controls: 7 }, results: [] }] },
  ],
)

const context: ReportContext = { collectedAt: '2026-03-01T12:00:00Z', cluster: 'green', collector: 'test' }
function read(document: unknown, more: Partial<ReportContext> = {}): Observation {
  const result = kubescapeAdapter.read([document], { ...context, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}

describe('reports of Kubescape', () => {
  const web = 'k8s/green/apps/Deployment/shop/web'

  it('put failed controls on the object, with the place and the fix', () => {
    const { findings } = read(cluster)
    expect(findings.map(({ rule }) => rule)).toEqual(['C-0057', 'C-0038', 'C-0044', 'C-9999'])
    expect(findings[0]).toMatchObject({
      asset: web,
      severity: 'high',
      detail: { paths: ['spec.hostPID'], messages: ['set spec.hostPID to false'] },
    })
  })

  it('become verdicts where the control asks what we ask', () => {
    const { findings, witnesses = [] } = mapRules(read(cluster))
    expect(findings.map(({ rule }) => rule)).toEqual(['C-9999'])
    const said = Object.fromEntries(witnesses.map((one) => [one.check, one.status]))
    expect(said).toEqual({
      'k8s-pod-privileged': 'unhealthy',
      'k8s-pod-host-pid': 'unhealthy',
      'k8s-pod-host-port': 'unhealthy',
      'k8s-pod-allow-privilege-escalation': 'healthy',
      'k8s-pod-readonly-rootfs': 'not-applicable',
    })
  })

  it('cover the controls that were asked and no others', () => {
    const { scopes } = read(cluster)
    expect(scopes).toEqual([
      { type: 'findings', asset: web, kinds: ['misconfiguration'], rules: all.toSorted(), complete: true },
    ])
  })

  it('name the cluster by the header, else by their context', () => {
    expect(read(cluster).title).toBe('green')
    expect(read(cluster, { cluster: undefined }).findings[0]?.asset).toBe('k8s/blue/apps/Deployment/shop/web')
  })

  it('about files stand on the repository, never on a cluster', () => {
    const { findings, assets } = read(file)
    expect(assets.map(({ key }) => key)).toEqual(['artifact/manifests/shop'])
    expect(findings).toMatchObject([{ rule: 'C-0057', identity: ['Deployment/web'] }])
  })

  it('about files count objects that have no name yet', () => {
    const nameless = {
      ...file,
      results: [{ resourceID: 'path=7/api=batch/v1//Job/', controls: [control('C-9999', 'failed')] }],
    }
    expect(read(nameless).findings).toMatchObject([{ identity: ['Job/(without a name)'] }])
  })

  it.each([
    ['/v1//Namespace/shop', 'k8s/green/Namespace/shop'],
    ['/v1/shop/ServiceAccount/web', 'k8s/green/core/ServiceAccount/shop/web'],
    [
      'rbac.authorization.k8s.io/v1//ClusterRole/system:node',
      'k8s/green/rbac.authorization.k8s.io/ClusterRole/system:node',
    ],
    ['hostdata.kubescape.cloud/v1beta0//KubeletInfo/node-1', 'k8s/green/Node/node-1'],
    ['serving.knative.dev/v1/shop/Service/web', 'k8s/green/Namespace/shop'],
    ['container.googleapis.com/v1//ClusterDescribe/gke', 'k8s/green'],
  ])('find the object of %s', (resourceID, asset) => {
    const { findings } = read(report([{ resourceID, controls: [control('C-9999', 'failed')] }]))
    expect(findings.map((one) => one.asset)).toEqual([asset])
  })

  it('of one namespace do not speak for what else stands on it', () => {
    const narrow = { metadata: { scanMetadata: { includeNamespaces: ['shop'] } } }
    const config = [{ resourceID: 'example.org/v1/shop/Widget/a', controls: [control('C-9999', 'failed')] }]
    expect(read(report(config, narrow)).scopes).toMatchObject([{ complete: false }])
    expect(read(report(config)).scopes).toMatchObject([{ complete: true }])
  })

  it('count a result that cannot be read and keep the rest', () => {
    const strange = report([{ resourceID: id, controls: [control('C-0057', 'maybe'), control('C-9999', 'failed')] }])
    const { rejected, findings, scopes } = read(strange)
    expect(rejected).toMatchObject([{ path: '$.results[0].controls[0].status' }])
    expect(findings).toHaveLength(1)
    expect(scopes).toMatchObject([{ complete: false }])
  })
})
