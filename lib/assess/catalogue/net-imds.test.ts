import { describe, expect, it } from 'vitest'
import { related } from '../testing/facts'
import { judge } from '../testing/judge'
import { allows, denyBoth, guarded, type policy, web } from '../testing/policies'
import { netImds } from './net-imds'

const verdict = (...policies: ReturnType<typeof policy>[]) => judge(netImds, web(), guarded(...policies))
const egress = (...rules: object[]) => allows('web', { policyTypes: ['Egress'], egress: rules })
const block = (cidr: string, except: string[] = []) => ({ to: [{ ipBlock: { cidr, except } }] })

describe('the metadata service', () => {
  it('is open without a policy for what goes out', () => {
    expect(verdict()).toHaveLength(1)
    expect(verdict(allows('web', { ingress: [] }))).toHaveLength(1)
  })

  it('is closed by one that does not speak of it', () => {
    expect(verdict(denyBoth)).toBe('healthy')
    expect(verdict(egress({ to: [{ podSelector: {} }] }))).toBe('healthy')
    expect(verdict(egress(block('10.0.0.0/8')))).toBe('healthy')
    expect(verdict(egress(block('0.0.0.0/0', ['169.254.169.254/32'])))).toBe('healthy')
    expect(verdict(egress({ ...block('0.0.0.0/0'), ports: [{ port: 443 }] }))).toBe('healthy')
  })

  it('is opened by any that allows everything, its block or its port', () => {
    expect(verdict(denyBoth, egress({}))).toHaveLength(1)
    expect(verdict(egress(block('169.254.0.0/16')))).toHaveLength(1)
    expect(verdict(egress({ ...block('0.0.0.0/0'), ports: [{ port: 1, endPort: 1024 }] }))).toHaveLength(1)
  })

  it('is not asked about on the network of the node, nor where no cloud is known', () => {
    expect(judge(netImds, web({ hostNetwork: true }), guarded())).toMatch(/network of their node/)
    expect(judge(netImds, web(), related({}, ['network-policy']))).toMatch(/Not evaluated/)
  })
})
