import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacWrite } from './rbac-write'

const risky = { apiGroups: ['rbac.authorization.k8s.io'], resources: ['rolebindings'], verbs: ['list', 'create'] }
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('write', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacWrite, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacWrite, [risky]).join()).toContain('allows create on rolebindings')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacWrite, [harmless])).toBe('healthy')
  })

  it('passes for a role that only reads them', () => {
    expect(
      judgeRole(rbacWrite, [{ apiGroups: ['rbac.authorization.k8s.io'], resources: ['*'], verbs: ['get', 'list'] }]),
    ).toEqual('healthy')
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacWrite, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacWrite, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
