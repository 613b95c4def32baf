import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacWildcard } from './rbac-wildcard'

const all = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }

describe('wildcards', () => {
  it('fail wherever they stand, and both at once are named as what they are', () => {
    expect(judgeRole(rbacWildcard, [{ apiGroups: [''], resources: ['pods'], verbs: ['*'] }, all])).toEqual([
      'rules[0]',
      'rules[1]',
    ])
    expect(verdicts(rbacWildcard, [all])).toContain('allows every verb on every resource')
    expect(judgeRole(rbacWildcard, [{ apiGroups: ['*'], resources: ['pods'], verbs: ['get'] }])).toEqual(['rules[0]'])
    expect(judgeRole(rbacWildcard, [{ nonResourceURLs: ['/metrics'], verbs: ['*'] }])).toEqual(['rules[0]'])
  })

  it('are none where a star is only a part of a name', () => {
    expect(judgeRole(rbacWildcard, [{ apiGroups: [''], resources: ['*/scale', 'nodes/*'], verbs: ['get'] }])).toBe(
      'healthy',
    )
    expect(judgeRole(rbacWildcard, [{ nonResourceURLs: ['/healthz/*'], verbs: ['get'] }])).toBe('healthy')
  })

  it('are left alone in roles that Kubernetes ships so, not in one that takes their mark', () => {
    expect(shippedRole(rbacWildcard, 'cluster-admin', all)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacWildcard, 'view', all)).toEqual(['rules[0]'])
    expect(shippedRole(rbacWildcard, 'innocent', all)).toEqual(['rules[0]'])
  })
})
