import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { related } from '../testing/facts'
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

  it('lets a plain listener stand whose routes only redirect', () => {
    const route = (rules: object[], sectionName?: string) => ({
      name: 'to-https',
      namespace: 'shop',
      objectKind: 'HTTPRoute',
      spec: { parentRefs: [{ name: 'front', sectionName }], rules },
    })
    const redirect = { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] }
    const serve = { backendRefs: [{ name: 'web' }] }
    const plain = gateway({ name: 'plain', protocol: 'HTTP' })
    const verdict = (...entries: object[]) => judge(gwTls, plain, related({ entries: entries as { name: string }[] }))
    expect(verdict(route([redirect]))).toBe('healthy')
    expect(verdict(route([redirect], 'plain'), route([serve], 'secure'))).toBe('healthy')
    expect(verdict(route([redirect]), route([serve]))).toHaveLength(1)
    expect(verdict(route([redirect, serve]))).toHaveLength(1)
    expect(verdict(route([{ filters: [{ type: 'RequestRedirect', requestRedirect: {} }] }]))).toHaveLength(1)
    expect(verdict(route([redirect], 'secure'))).toHaveLength(1)
    expect(verdict()).toHaveLength(1)
  })

  it('asks gateways alone', () => {
    expect(judge(gwTls, ingress({}))).toBe('not-applicable: speaks of Gateway only')
    expect(judge(gwTls, gateway())).toBe('not-applicable: the gateway has no listeners')
  })
})
