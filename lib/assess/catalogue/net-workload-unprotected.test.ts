import { describe, expect, it } from 'vitest'
import { related } from '../testing/facts'
import { judge, messages } from '../testing/judge'
import { allows, denyBoth, guarded, policy, web } from '../testing/policies'
import { netWorkloadUnprotected } from './net-workload-unprotected'

const said = (...policies: ReturnType<typeof policy>[]) => messages(netWorkloadUnprotected, web(), guarded(...policies))

describe('a workload', () => {
  it('passes when both directions are closed, by one policy or by two', () => {
    expect(judge(netWorkloadUnprotected, web(), guarded(denyBoth))).toBe('healthy')
    const two = [allows('web', { policyTypes: ['Egress'] }), allows('web', { ingress: [{}] })]
    expect(judge(netWorkloadUnprotected, web(), guarded(...two))).toBe('healthy')
  })

  it('fails for each direction that none closes', () => {
    expect(said()).toEqual(['no policy limits what comes in', 'no policy limits what goes out'])
    expect(said(allows('web', { ingress: [] }))).toEqual(['no policy limits what goes out'])
    expect(said(allows('web', { policyTypes: ['Egress'] }))).toEqual(['no policy limits what comes in'])
    expect(said(allows('api', { policyTypes: ['Ingress', 'Egress'] }))).toHaveLength(2)
  })

  it('knows when a policy without types closes what goes out: if it has rules for it', () => {
    expect(said(allows('web', { egress: [{}] }))).toEqual([])
  })

  it.each([
    [
      'CiliumNetworkPolicy',
      'shop',
      { endpointSelector: { matchLabels: { 'k8s:app': 'web' } }, ingress: [], egress: [] },
    ],
    ['CiliumNetworkPolicy', 'shop', { endpointSelector: {}, ingressDeny: [{}], enableDefaultDeny: { egress: true } }],
    [
      'NetworkPolicy.projectcalico.org',
      'shop',
      { selector: "app == 'web' && !has(canary)", types: ['Ingress', 'Egress'] },
    ],
    ['NetworkPolicy.projectcalico.org', 'shop', { selector: 'a || b', types: ['Ingress', 'Egress'] }],
    ['GlobalNetworkPolicy', null, { types: ['Ingress', 'Egress'] }],
  ])('passes with a %s', (kind, namespace, spec) => {
    expect(said(policy(spec, kind, namespace))).toEqual([])
  })

  it.each([
    [
      'CiliumNetworkPolicy',
      { endpointSelector: {}, ingress: [{}], egress: [{}], enableDefaultDeny: { ingress: false } },
    ],
    ['NetworkPolicy.projectcalico.org', { selector: "app in {'api', 'db'}", types: ['Ingress', 'Egress'] }],
  ])('fails with a %s that does not close it', (kind, spec) => {
    expect(said(policy(spec, kind)).length).toBeGreaterThan(0)
  })

  it('does not apply on the network of the node, and is not evaluated without a list', () => {
    expect(judge(netWorkloadUnprotected, web({ hostNetwork: true }), guarded())).toMatch(/network of their node/)
    expect(judge(netWorkloadUnprotected, web(), related({}))).toMatch(/^not-applicable: Not evaluated/)
  })
})
