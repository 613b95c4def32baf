import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacCreateWorkloads } from './rbac-create-workloads'

const risky = { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'patch'] }
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('create-workloads', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacCreateWorkloads, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacCreateWorkloads, [risky]).join()).toContain('allows patch on deployments')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacCreateWorkloads, [harmless])).toBe('healthy')
  })

  it('passes for a role that only changes the scale', () => {
    expect(
      judgeRole(rbacCreateWorkloads, [{ apiGroups: ['apps'], resources: ['deployments/scale'], verbs: ['patch'] }]),
    ).toEqual('healthy')
  })

  it('passes for a role that names deployments of another group', () => {
    expect(
      judgeRole(rbacCreateWorkloads, [{ apiGroups: ['example.com'], resources: ['deployments'], verbs: ['create'] }]),
    ).toEqual('healthy')
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacCreateWorkloads, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacCreateWorkloads, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
