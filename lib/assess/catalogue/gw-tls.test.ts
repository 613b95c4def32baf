import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { ingress } from '../testing/network'
import { gwTls } from './gw-tls'

describe('k8s-gw-tls', () => {
  const gateway = (...listeners: object[]) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'front', namespace: 'shop' },
    spec: { listeners },
  })
  const certificateRefs = [{ name: 'shop-tls' }]

  it('finds plain listeners and those without a certificate', () => {
    const object = gateway(
      { name: 'plain', protocol: 'HTTP' },
      { name: 'bare', protocol: 'HTTPS', tls: { mode: 'Terminate', certificateRefs: [] } },
      { name: 'good', protocol: 'HTTPS', tls: { certificateRefs } },
      { name: 'odd', protocol: 'TLS' },
    )
    expect(judge(gwTls, object)).toEqual([
      'spec.listeners[0].protocol = "HTTP"',
      'spec.listeners[1].tls.certificateRefs',
      'spec.listeners[3].tls.certificateRefs',
    ])
  })

  it.each([
    { protocol: 'TLS', tls: { mode: 'Passthrough' } },
    { protocol: 'HTTPS', tls: { options: { 'networking.gke.io/pre-shared-certs': 'shop' } } },
    { protocol: 'TCP' },
    { protocol: 'UDP' },
  ])('passes %j', (listener) => {
    expect(judge(gwTls, gateway(listener))).toBe('healthy')
  })

  it('asks gateways alone', () => {
    expect(judge(gwTls, ingress({}))).toBe('not-applicable: speaks of Gateway only')
    expect(judge(gwTls, gateway())).toBe('not-applicable: the gateway has no listeners')
  })
})
