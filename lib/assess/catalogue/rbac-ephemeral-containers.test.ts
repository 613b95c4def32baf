import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacEphemeralContainers } from './rbac-ephemeral-containers'

const risky = { apiGroups: [''], resources: ['pods', 'pods/ephemeralcontainers'], verbs: ['get', 'patch'] }
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('ephemeral-containers', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacEphemeralContainers, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacEphemeralContainers, [risky]).join()).toContain('allows patch on pods/ephemeralcontainers')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacEphemeralContainers, [harmless])).toBe('healthy')
  })

  it('passes for a role that may change pods, but not add containers to them', () => {
    expect(judgeRole(rbacEphemeralContainers, [{ apiGroups: [''], resources: ['pods'], verbs: ['patch'] }])).toEqual(
      'healthy',
    )
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacEphemeralContainers, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacEphemeralContainers, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
