import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { service } from '../testing/workload'
import { netPolicyOpen } from './net-policy-open'

describe('k8s-net-policy-open', () => {
  const policy = (spec: object, apiVersion = 'networking.k8s.io/v1') => ({
    apiVersion,
    kind: 'NetworkPolicy',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { podSelector: {}, ...spec },
  })
  const block = (cidr: string, except?: string[]) => ({ ipBlock: { cidr, ...(except && { except }) } })

  it('finds empty rules and the whole internet, in both directions', () => {
    const open = policy({
      ingress: [{}, { from: [] }, { from: [block('10.0.0.0/8'), block('0.0.0.0/0')] }],
      egress: [{ to: [block('::/0')] }],
    })
    expect(judge(netPolicyOpen, open)).toEqual([
      'spec.ingress[0]',
      'spec.ingress[1]',
      'spec.ingress[2].from[1].ipBlock.cidr',
      'spec.egress[0].to[0].ipBlock.cidr',
    ])
  })

  it('passes what ports, exceptions or peers narrow, and a policy that denies all', () => {
    const narrow = policy({
      ingress: [{ ports: [{ port: 443 }] }, { from: [{ podSelector: {} }] }],
      egress: [
        { to: [block('0.0.0.0/0', ['169.254.169.254/32'])] },
        { to: [block('0.0.0.0/0')], ports: [{ port: 53 }] },
      ],
    })
    expect(judge(netPolicyOpen, narrow)).toBe('healthy')
    expect(judge(netPolicyOpen, policy({ policyTypes: ['Ingress', 'Egress'] }))).toBe('healthy')
  })

  it('ignores rules of a direction that the policy does not govern', () => {
    expect(judge(netPolicyOpen, policy({ policyTypes: ['Ingress'], egress: [{}] }))).toBe('healthy')
  })

  it('leaves policies of other projects alone', () => {
    expect(judge(netPolicyOpen, policy({ ingress: [{}] }, 'crd.projectcalico.org/v1'))).toMatch(/^not-applicable/)
    expect(judge(netPolicyOpen, service)).toBe('not-applicable: speaks of NetworkPolicy only')
  })
})
