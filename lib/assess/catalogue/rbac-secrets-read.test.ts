import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacSecretsRead } from './rbac-secrets-read'

const risky = { apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: ['get', 'list'] }
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('secrets-read', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacSecretsRead, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacSecretsRead, [risky]).join()).toContain('allows get, list on secrets')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacSecretsRead, [harmless])).toBe('healthy')
  })

  it('passes for a role that is limited to named secrets', () => {
    expect(
      judgeRole(rbacSecretsRead, [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['db'], verbs: ['get'] }]),
    ).toEqual('healthy')
  })

  it('fails for one that reaches secrets by a wildcard alone', () => {
    expect(judgeRole(rbacSecretsRead, [{ apiGroups: ['*'], resources: ['*'], verbs: ['watch'] }])).toEqual(['rules[0]'])
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacSecretsRead, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacSecretsRead, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
