import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacNodesProxy } from './rbac-nodes-proxy'

const risky = { apiGroups: [''], resources: ['nodes', 'nodes/proxy'], verbs: ['get'] }
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('nodes-proxy', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacNodesProxy, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacNodesProxy, [risky]).join()).toContain('allows get on nodes/proxy')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacNodesProxy, [harmless])).toBe('healthy')
  })

  it('passes for a role that writes nodes/*, which is no wildcard', () => {
    expect(judgeRole(rbacNodesProxy, [{ apiGroups: [''], resources: ['nodes/*'], verbs: ['*'] }])).toEqual('healthy')
  })

  it('fails for one that reaches it by */proxy', () => {
    expect(judgeRole(rbacNodesProxy, [{ apiGroups: [''], resources: ['*/proxy'], verbs: ['get'] }])).toEqual([
      'rules[0]',
    ])
  })

  it('does not apply to a Role, which cannot grant it', () => {
    expect(judgeRole(rbacNodesProxy, [risky], 'Role')).toMatch(/^not-applicable/)
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacNodesProxy, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacNodesProxy, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
