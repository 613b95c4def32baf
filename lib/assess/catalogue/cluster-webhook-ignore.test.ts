import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { webhooks } from '../testing/admission'
import { service } from '../testing/workload'
import { clusterWebhookIgnore } from './cluster-webhook-ignore'

describe('k8s-cluster-webhook-ignore', () => {
  const pods = { rules: [{ resources: ['pods'] }] }
  const outside = { namespaceSelector: { matchLabels: { guarded: 'yes' } } }

  it('finds a policy engine that is ignored on failure', () => {
    const found = webhooks('kyverno-resource-validating-webhook-cfg', { failurePolicy: 'Ignore', ...pods })
    expect(judge(clusterWebhookIgnore, found)).toEqual(['webhooks[0].failurePolicy = "Ignore"'])
  })

  it('knows the engine by the service as well', () => {
    const clientConfig = { service: { name: 'webhook', namespace: 'gatekeeper-system' } }
    expect(judge(clusterWebhookIgnore, webhooks('v', { failurePolicy: 'Ignore', clientConfig }))).toHaveLength(1)
  })

  it('leaves other webhooks to be ignored', () => {
    expect(judge(clusterWebhookIgnore, webhooks('sidecar-injector', { failurePolicy: 'Ignore', ...pods }))).toBe(
      'healthy',
    )
  })

  it('finds one that would keep the cluster itself from starting', () => {
    const found = webhooks('gatekeeper', { failurePolicy: 'Fail', ...pods, namespaceSelector: {} })
    expect(judge(clusterWebhookIgnore, found)).toEqual(['webhooks[0].namespaceSelector'])
    expectMended(clusterWebhookIgnore, found)
    expect(judge(clusterWebhookIgnore, webhooks('gatekeeper', { ...pods, ...outside }))).toBe('healthy')
    expect(judge(clusterWebhookIgnore, webhooks('gatekeeper', { rules: [{ resources: ['constraints'] }] }))).toBe(
      'healthy',
    )
  })

  it('finds any webhook that takes too long, and mends several faults at once', () => {
    expect(judge(clusterWebhookIgnore, webhooks('injector', { timeoutSeconds: 30 }))).toEqual([
      'webhooks[0].timeoutSeconds = 30',
    ])
    expect(judge(clusterWebhookIgnore, webhooks('injector', { timeoutSeconds: 10 }))).toBe('healthy')
    expectMended(clusterWebhookIgnore, webhooks('kyverno', { timeoutSeconds: 15, failurePolicy: 'Ignore', ...outside }))
  })

  it('speaks of configurations of webhooks only', () => {
    expect(judge(clusterWebhookIgnore, service)).toMatch(/^not-applicable: speaks of Validating/)
    expect(judge(clusterWebhookIgnore, { ...webhooks('x', {}), webhooks: [] })).toBe(
      'not-applicable: the configuration has no webhooks',
    )
  })
})
