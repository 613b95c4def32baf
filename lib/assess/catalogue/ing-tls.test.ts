import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { ingress } from '../testing/network'
import { ingTls } from './ing-tls'

describe('k8s-ing-tls', () => {
  const rules = (...hosts: string[]) => hosts.map((host) => ({ host }))

  it('finds an ingress without TLS, and a redirect does not change that', () => {
    const object = ingress(
      { rules: rules('shop.example') },
      { 'nginx.ingress.kubernetes.io/force-ssl-redirect': 'true' },
    )
    expect(judge(ingTls, object)).toEqual(['spec.tls'])
    expect(expectMended(ingTls, object).spec).toMatchObject({
      tls: [{ hosts: ['shop.example'], secretName: 'web-tls' }],
    })
    expectMended(ingTls, ingress({ defaultBackend: {} }))
  })

  it('finds the one host that was forgotten and keeps the entries there are', () => {
    const object = ingress({ tls: [{ hosts: ['a.example'], secretName: 'a' }], rules: rules('a.example', 'b.example') })
    expect(judge(ingTls, object)).toEqual(['spec.rules[1].host = "b.example"'])
    expect(expectMended(ingTls, object).spec).toMatchObject({
      tls: [
        { hosts: ['a.example'], secretName: 'a' },
        { hosts: ['b.example'], secretName: 'web-tls' },
      ],
    })
  })

  it('knows what a wildcard certificate covers: one label', () => {
    const tls = [{ hosts: ['*.shop.example'] }]
    expect(judge(ingTls, ingress({ tls, rules: rules('a.shop.example', '*.shop.example') }))).toBe('healthy')
    expect(judge(ingTls, ingress({ tls, rules: rules('shop.example', 'a.b.shop.example') }))).toHaveLength(2)
  })

  it('passes an entry without hosts, a rule without a host, and certificates that the cloud holds', () => {
    expect(judge(ingTls, ingress({ tls: [{ secretName: 'x' }], rules: rules('a.example') }))).toBe('healthy')
    expect(judge(ingTls, ingress({ tls: [{ hosts: ['a.example'] }], rules: [{}] }))).toBe('healthy')
    const arn = { 'alb.ingress.kubernetes.io/certificate-arn': 'arn:aws:acm:eu-north-1:1:certificate/1' }
    expect(judge(ingTls, ingress({ rules: rules('a.example') }, arn))).toBe('healthy')
  })

  it('leaves routes of other kinds alone', () => {
    expect(judge(ingTls, { ...ingress({}), apiVersion: 'route.openshift.io/v1', kind: 'Route' })).toBe(
      'not-applicable: speaks of Ingress only',
    )
  })
})
