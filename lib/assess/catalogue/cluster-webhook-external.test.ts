import { describe, expect, it } from 'vitest'
import { webhooks } from '../testing/admission'
import { judge } from '../testing/judge'
import { clusterWebhookExternal } from './cluster-webhook-external'

describe('k8s-cluster-webhook-external', () => {
  const caBundle = 'LS0tLS1CRUdJTg=='
  const called = (clientConfig: object) => webhooks('guard', { clientConfig })

  it('finds a webhook outside, and shows no more of the URL than its host', () => {
    expect(judge(clusterWebhookExternal, called({ url: 'https://key@hooks.example:8443/x?key=1', caBundle }))).toEqual([
      'webhooks[0].clientConfig.url = "hooks.example"',
    ])
  })

  it.each([
    'https://guard.security.svc:443/v',
    'https://guard.security.svc.cluster.local/v',
    'https://127.0.0.1:23443/m',
  ])('takes %s for the cluster itself', (url) => {
    expect(judge(clusterWebhookExternal, called({ url, caBundle }))).toBe('healthy')
  })

  it.each(['https://guard.svc.example.com.evil.example/', 'https://svc/', 'https://x@guard.example/a.svc'])(
    'is not taken in by %s',
    (url) => {
      expect(judge(clusterWebhookExternal, called({ url, caBundle }))).toHaveLength(1)
    },
  )

  it('finds a service without a certificate authority', () => {
    expect(judge(clusterWebhookExternal, called({ service: { name: 'guard', namespace: 'sec' } }))).toEqual([
      'webhooks[0].clientConfig.caBundle',
    ])
    expect(judge(clusterWebhookExternal, called({ service: { name: 'guard' }, caBundle }))).toBe('healthy')
  })
})
