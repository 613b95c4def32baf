import { describe, expect, it } from 'vitest'
import type { Entity } from '@/lib/model/alert'
import type { ObservedEvent } from '@/lib/model/observation'
import { draftAlert } from './draft-alert'

const entities: Entity[] = [
  { kind: 'cluster', name: 'prod', key: 'k8s/prod' },
  { kind: 'namespace', name: 'shop', key: 'k8s/prod/Namespace/shop' },
  { kind: 'workload', name: 'checkout', key: 'k8s/prod/apps/Deployment/shop/checkout', detail: { kind: 'Deployment' } },
  { kind: 'host', name: 'node-1' },
  { kind: 'pod', name: 'checkout-6d88f6dcdd-k6bc5' },
  { kind: 'container', name: 'web', detail: { id: '0f8d7e2a3296' } },
  { kind: 'image', name: 'ghcr.io/acme/shop:1.4' },
]
const event = (more: Partial<ObservedEvent> = {}): ObservedEvent => ({
  identity: ['x'],
  at: '2026-02-28T10:00:00.000Z',
  rule: 'Redirect STDOUT/STDIN to Network Connection in Container',
  priority: 'notice',
  message: 'redirected',
  tags: ['mitre_execution', 'mitre_command_and_control', 'mitre_unheard_of', 'T1059', 't1571', 'maturity_stable'],
  fields: {},
  asset: 'k8s/prod/apps/Deployment/shop/checkout',
  cluster: 'k8s/prod',
  entities,
  ...more,
})
function draft(more: Partial<ObservedEvent> = {}) {
  const alert = draftAlert('falco', event(more))
  if (!alert) throw new Error('no alert')
  return alert
}

describe('draftAlert', () => {
  it('gives a known rule its type, severity, tactics and steps', () => {
    const alert = draft()
    expect(alert).toMatchObject({
      type: 'K8S.NODE_ReverseShell',
      severity: 'high',
      tactics: ['Execution', 'CommandAndControl', 'Exfiltration', 'Exploitation'],
      techniques: ['T1059', 'T1571'],
      compromisedEntity: 'shop/checkout',
      entityKey: 'k8s/prod/apps/Deployment/shop/checkout|container/web',
      source: 'falco',
    })
    expect(alert.remediation.join('\n')).toContain('kubectl -n shop rollout restart deployment/checkout')
    expect(alert.remediation.join('\n')).not.toMatch(/\{[a-z]+\}/)
    expect(alert.preventedBy).toContain('k8s-pod-readonly-rootfs')
  })

  it.each([
    ['emergency', 'critical'],
    ['alert', 'critical'],
    ['critical', 'critical'],
    ['error', 'high'],
    ['warning', 'medium'],
    ['notice', 'low'],
    ['informational', 'informational'],
    ['debug', 'informational'],
    ['constructor', 'informational'],
  ])('takes %s of a rule of your own for %s', (priority, severity) => {
    expect(draft({ rule: 'My own rule (v2)', priority })).toMatchObject({ type: 'Falco_MyOwnRuleV2', severity })
  })

  it('says lost sight quietly, under a type of its own', () => {
    const lost = draft({ rule: 'Falco internal: syscall event drop', priority: 'critical', tags: [] })
    expect(lost).toMatchObject({ type: 'Falco_DroppedSystemCalls', severity: 'informational', tactics: [] })
    expect(lost.title).toBe('Falco dropped system calls')
  })

  it('keeps the key when pod, container id and tag change, and not when container or caller does', () => {
    const key = (changed: Entity[], fields: ObservedEvent['fields'] = {}) =>
      draft({
        fields,
        entities: [...entities.filter((one) => !changed.some(({ kind }) => kind === one.kind)), ...changed],
      }).entityKey
    const before = draft().entityKey
    expect(
      key([
        { kind: 'pod', name: 'other' },
        { kind: 'image', name: 'ghcr.io/acme/shop:2' },
      ]),
    ).toBe(before)
    expect(key([{ kind: 'container', name: 'web', detail: { id: 'other' } }])).toBe(before)
    expect(key([{ kind: 'container', name: 'sidecar' }])).not.toBe(before)
    const nameless = key([{ kind: 'container', name: 'abc', detail: { id: 'abc' } }])
    expect(nameless).toBe('k8s/prod/apps/Deployment/shop/checkout|image/ghcr.io/acme/shop')
    const jane = key([{ kind: 'user', name: 'jane' }], { 'ka.user.name': 'jane' })
    expect(jane).not.toBe(key([{ kind: 'user', name: 'joe' }], { 'ka.user.name': 'joe' }))
  })

  it('leaves out steps about things the event does not name, and never puts a hostile name into a command', () => {
    const host = draft({ entities: [{ kind: 'host', name: 'vm-1' }], asset: 'docker/vm-1' })
    expect(host.remediation.join('\n')).not.toContain('kubectl')
    expect(host.remediation.join('\n')).toContain('vm-1')
    const hostile = entities.map((one) => (one.kind === 'pod' ? { ...one, name: 'x; rm -rf /' } : one))
    const steps = draft({ entities: hostile }).remediation.join('\n')
    expect(steps).not.toContain('rm -rf')
    expect(steps).toContain('describe pod POD')
  })

  it('raises nothing for other sources and for the rule that reports everything', () => {
    expect(draftAlert('trivy', event())).toBeNull()
    expect(draftAlert('falco', event({ rule: 'All K8s Audit Events' }))).toBeNull()
  })
})
