import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { guarded, policy } from '../testing/policies'
import { netNamespacePolicy } from './net-namespace-policy'

const shop = object('Namespace', 'shop')
const verdict = (...policies: ReturnType<typeof policy>[]) => judge(netNamespacePolicy, shop, guarded(...policies))

describe('a namespace', () => {
  it('fails without any policy', () => {
    expect(verdict()).toEqual(['metadata.name = "shop"'])
    expect(verdict(policy({ podSelector: {} }, 'NetworkPolicy', 'blog'))).toEqual(['metadata.name = "shop"'])
  })

  it.each([
    ['NetworkPolicy', 'shop', { podSelector: { matchLabels: { app: 'web' } } }],
    ['CiliumNetworkPolicy', 'shop', { endpointSelector: {}, ingress: [{}] }],
    ['NetworkPolicy.projectcalico.org', 'shop', { selector: "app == 'web'" }],
    ['GlobalNetworkPolicy', null, { selector: 'all()' }],
    ['CiliumClusterwideNetworkPolicy', null, { endpointSelector: {} }],
    ['AdminNetworkPolicy', null, { priority: 1, subject: { namespaces: {} } }],
  ])('passes with a %s', (kind, namespace, spec) => {
    expect(verdict(policy(spec, kind, namespace))).toBe('healthy')
  })

  it('does not apply where nothing runs, and is not evaluated where policies were never listed', () => {
    expect(judge(netNamespacePolicy, object('Namespace', 'empty'), guarded())).toMatch(/nothing runs/)
    const facts = related({ workloads: [{ name: 'web', namespace: 'shop' }] })
    expect(judge(netNamespacePolicy, shop, facts)).toMatch(/^not-applicable: Not evaluated/)
  })

  it('is closed by the patch, which keeps the name server open', () => {
    const documents = parseAllDocuments(netNamespacePolicy.patch?.(shop) ?? '').map((one): unknown => one.toJS())
    expect(documents).toMatchObject([{ metadata: { name: 'default-deny' } }, { metadata: { name: 'allow-dns' } }])
  })
})
