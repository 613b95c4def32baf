import { describe, expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge, messages } from '../testing/judge'
import { allows, denyBoth, guarded, policy } from '../testing/policies'
import { netDefaultDeny } from './net-default-deny'

const shop = object('Namespace', 'shop')
const said = (...policies: ReturnType<typeof policy>[]) => messages(netDefaultDeny, shop, guarded(...policies))

describe('a namespace', () => {
  it('passes with a policy for all pods that allows nothing, or one for each direction', () => {
    expect(judge(netDefaultDeny, shop, guarded(denyBoth))).toBe('healthy')
    const two = [policy({ podSelector: {} }), policy({ podSelector: {}, policyTypes: ['Egress'] })]
    expect(judge(netDefaultDeny, shop, guarded(...two))).toBe('healthy')
  })

  it('fails when a direction is open, allowed again, or closed for some pods only', () => {
    expect(said(policy({ podSelector: {} }))).toEqual(['no policy denies all egress of the namespace'])
    expect(said(policy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [{}] }))).toHaveLength(1)
    expect(said(allows('web', { policyTypes: ['Ingress', 'Egress'] }))).toEqual([
      'no policy denies all ingress and egress of the namespace',
    ])
  })

  it('is not evaluated when policies were never listed', () => {
    expect(judge(netDefaultDeny, shop, related({}))).toMatch(/^not-applicable: Not evaluated/)
  })
})
