import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { ingress } from '../testing/network'
import { ingHost } from './ing-host'

describe('k8s-ing-host', () => {
  it('finds rules without a host and with a wildcard', () => {
    const rules = [{ host: 'a.example' }, {}, { host: '' }, { host: '*.example' }]
    expect(judge(ingHost, ingress({ rules }))).toEqual([
      'spec.rules[1].host',
      'spec.rules[2].host',
      'spec.rules[3].host = "*.example"',
    ])
  })

  it('passes full names, and asks nothing where there are no rules', () => {
    expect(judge(ingHost, ingress({ rules: [{ host: 'a.example' }] }))).toBe('healthy')
    expect(judge(ingHost, ingress({ defaultBackend: {} }))).toBe('not-applicable: the ingress has no rules')
  })
})
