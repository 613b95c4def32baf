import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacImpersonate } from './rbac-impersonate'

const users = { apiGroups: [''], resources: ['users', 'groups'], verbs: ['impersonate'] }

describe('impersonation', () => {
  it('fails for users, groups, accounts, uids and extra fields', () => {
    expect(verdicts(rbacImpersonate, [users])).toEqual(['allows to act as others: users, groups'])
    const extra = { apiGroups: ['authentication.k8s.io'], resources: ['userextras/scopes'], verbs: ['impersonate'] }
    expect(judgeRole(rbacImpersonate, [extra])).toEqual(['rules[0]'])
  })

  it('fails for the constrained verbs too', () => {
    const rule = { apiGroups: ['authentication.k8s.io'], resources: ['users'], verbs: ['impersonate:user-info'] }
    expect(verdicts(rbacImpersonate, [rule])).toEqual(['allows to act as others: impersonate:user-info'])
  })

  it('passes when it is limited to names, and for all verbs on anything else', () => {
    expect(judgeRole(rbacImpersonate, [{ ...users, resourceNames: ['support'] }])).toBe('healthy')
    expect(judgeRole(rbacImpersonate, [{ apiGroups: [''], resources: ['pods'], verbs: ['*'] }])).toBe('healthy')
    expect(judgeRole(rbacImpersonate, [{ apiGroups: [''], resources: ['serviceaccounts'], verbs: ['*'] }])).toEqual([
      'rules[0]',
    ])
  })

  it('is what edit holds as shipped', () => {
    const rule = { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['impersonate'] }
    expect(shippedRole(rbacImpersonate, 'edit', rule)).toMatch(/^not-applicable/)
  })
})
