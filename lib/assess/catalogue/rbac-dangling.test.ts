import { describe, expect, it } from 'vitest'
import { account, binding, user } from '../testing/access'
import { related } from '../testing/facts'
import { judge } from '../testing/judge'
import { rbacDangling } from './rbac-dangling'

const facts = related(
  {
    roles: [
      { name: 'view', objectKind: 'ClusterRole' },
      { name: 'deployer', objectKind: 'Role', namespace: 'shop' },
    ],
    'service-accounts': [{ name: 'web', objectKind: 'ServiceAccount', namespace: 'shop' }],
  },
  ['role', 'service-account'],
)
const verdict = (object: ReturnType<typeof binding>) => judge(rbacDangling, object, facts)

describe('what a binding names', () => {
  it('passes when it is there', () => {
    expect(verdict(binding('view', [account('shop', 'web'), user('somebody')]))).toBe('healthy')
    expect(verdict(binding('deployer', [account('shop', 'web')], 'RoleBinding', 'Role'))).toBe('healthy')
  })

  it('fails when the role or an account is not, under either name', () => {
    expect(verdict(binding('gone', [account('shop', 'web')]))).toEqual(['roleRef.name = "gone"'])
    expect(verdict(binding('view', [account('shop', 'api')]))).toEqual(['subjects[0].name = "api"'])
    expect(verdict(binding('view', [user('system:serviceaccount:shop:api')]))).toHaveLength(1)
  })

  it('tells a Role from a ClusterRole of the same name, and one namespace from another', () => {
    expect(verdict(binding('view', [], 'RoleBinding', 'Role'))).toEqual(['roleRef.name = "view"'])
    const elsewhere = { ...binding('deployer', [], 'RoleBinding', 'Role'), metadata: { name: 'b', namespace: 'blog' } }
    expect(verdict(elsewhere)).toEqual(['roleRef.name = "deployer"'])
  })

  it('is not evaluated when roles or accounts were never listed', () => {
    expect(judge(rbacDangling, binding('view', []), related({}))).toMatch(/^not-applicable: Not evaluated/)
  })
})
