import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacTokenCreate } from './rbac-token-create'

const risky = { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] }
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('token-create', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacTokenCreate, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacTokenCreate, [risky]).join()).toContain('allows create on serviceaccounts/token')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacTokenCreate, [harmless])).toBe('healthy')
  })

  it('passes for a role that is limited to one account', () => {
    expect(
      judgeRole(rbacTokenCreate, [
        { apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: ['builder'], verbs: ['create'] },
      ]),
    ).toEqual('healthy')
  })

  it('passes for a role that may create accounts, not tokens', () => {
    expect(
      judgeRole(rbacTokenCreate, [{ apiGroups: [''], resources: ['serviceaccounts'], verbs: ['create'] }]),
    ).toEqual('healthy')
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacTokenCreate, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacTokenCreate, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
