import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacNetworking } from './rbac-networking'

const risky = { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['delete'] }
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('networking', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacNetworking, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacNetworking, [risky]).join()).toContain('allows delete on networkpolicies')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacNetworking, [harmless])).toBe('healthy')
  })

  it('passes for a role that only changes the status', () => {
    expect(
      judgeRole(rbacNetworking, [
        { apiGroups: ['networking.k8s.io'], resources: ['ingresses/status'], verbs: ['update'] },
      ]),
    ).toEqual('healthy')
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacNetworking, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacNetworking, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
