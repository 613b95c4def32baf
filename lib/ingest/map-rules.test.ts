import { describe, expect, it } from 'vitest'
import type { Observation, ObservedFinding } from '@/lib/model/observation'
import { mapRules } from './map-rules'

const cluster = 'k8s/blue'
const web = `${cluster}/apps/Deployment/shop/web`
const said = (parts: Partial<Observation>): Observation => ({
  source: 'kubescape',
  evidenceAt: '2026-11-01T10:00:00.000Z',
  title: 'a report',
  assets: [
    { kind: 'cluster', key: cluster, name: 'blue', mentioned: true },
    { kind: 'workload', key: web, name: 'web', namespace: 'shop', cluster, mentioned: true },
    { kind: 'namespace', key: `${cluster}/Namespace/shop`, name: 'shop', cluster, mentioned: true },
  ],
  edges: [],
  scopes: [],
  findings: [],
  vulnerabilities: [],
  events: [],
  rejected: [],
  ...parts,
})
const fault = (rule: string, parts: Partial<ObservedFinding> = {}): ObservedFinding => ({
  asset: web,
  kind: 'misconfiguration',
  rule,
  title: 'a fault',
  severity: 'high',
  identity: [],
  ...parts,
})

describe('rules of other tools', () => {
  it('that ask what a check of ours asks become verdicts on it, once', () => {
    const { findings, witnesses } = mapRules(
      said({ findings: [fault('C-0057', { detail: { paths: ['spec.x'], messages: ['privileged'] } })] }),
    )
    expect(findings).toEqual([])
    expect(witnesses).toEqual([
      {
        asset: web,
        check: 'k8s-pod-privileged',
        status: 'unhealthy',
        rule: 'C-0057',
        evidence: [{ path: '$.spec.x', message: 'privileged' }],
      },
    ])
  })

  it('that we do not know stay findings', () => {
    const { findings, witnesses } = mapRules(said({ findings: [fault('C-9999')] }))
    expect(findings).toHaveLength(1)
    expect(witnesses).toEqual([])
  })

  it('that two checks share fall on the one whose place the tool names, else on none', () => {
    const shared = (paths: string[]) => mapRules(said({ findings: [fault('C-0038', { detail: { paths } })] }))
    expect(shared(['spec.template.spec.hostIPC']).witnesses).toMatchObject([{ check: 'k8s-pod-host-ipc' }])
    expect(shared([])).toMatchObject({ witnesses: [], findings: [{ rule: 'C-0038' }] })
  })

  it('that pass prove each check they ask of', () => {
    const pass = { asset: web, status: 'healthy' as const }
    const { witnesses } = mapRules(
      said({
        passes: [
          { ...pass, rule: 'C-0038' },
          { ...pass, rule: 'C-9999' },
        ],
      }),
    )
    expect(witnesses).toMatchObject([
      { check: 'k8s-pod-host-pid', status: 'healthy' },
      { check: 'k8s-pod-host-ipc', status: 'healthy' },
    ])
  })

  it.each(['AVD-KSV-0017', 'KSV-0017', 'KSV017', 'KSV0017'])('of Trivy are known as %s', (rule) => {
    for (const source of ['trivy', 'trivy-operator']) {
      expect(mapRules(said({ source, findings: [fault(rule)] })).witnesses).toMatchObject([
        { check: 'k8s-pod-privileged' },
      ])
    }
  })

  it('of Kyverno are known by their policy', () => {
    const detail = { tool: 'kyverno', message: 'not allowed' }
    const { witnesses } = mapRules(
      said({
        source: 'policy-report',
        findings: [fault('disallow-host-path/host-path', { detail })],
        passes: [{ asset: web, rule: 'require-ro-rootfs/validate', status: 'healthy', tool: 'kyverno' }],
      }),
    )
    expect(witnesses).toMatchObject([
      { check: 'k8s-pod-hostpath', status: 'unhealthy', evidence: [{ message: 'not allowed' }] },
      { check: 'k8s-pod-readonly-rootfs', status: 'healthy' },
    ])
  })

  it('about an object without an asset never judge its namespace', () => {
    const asset = `${cluster}/Namespace/shop`
    const config = fault('C-0193', { asset, detail: { object: 'ConfigMap/settings' } })
    expect(mapRules(said({ findings: [config] })).findings).toEqual([config])
  })

  it('cover our checks as far as they cover their own', () => {
    const scope = { type: 'findings' as const, asset: web, kinds: ['misconfiguration' as const], complete: true }
    const { scopes } = mapRules(said({ scopes: [scope, { ...scope, rules: ['C-0057', 'C-9999'] }] }))
    expect(scopes.slice(2)).toEqual([
      { type: 'witnesses', asset: web, complete: true },
      { type: 'witnesses', asset: web, complete: true, checks: ['k8s-pod-privileged'] },
    ])
  })

  it('leave what is no misconfiguration alone', () => {
    const scan = said({ findings: [fault('CVE-2026-1', { kind: 'vulnerability' })] })
    expect(mapRules(scan)).toBe(scan)
  })
})
