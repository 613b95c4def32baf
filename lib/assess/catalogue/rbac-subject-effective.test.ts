import { describe, expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { rbacSubjectEffective } from './rbac-subject-effective'

const secrets = [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }]
const roles = [
  { name: 'reader', objectKind: 'ClusterRole', rules: secrets },
  { name: 'viewer', objectKind: 'ClusterRole', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] },
]
const binding = (subject: string, namespace: string | null = null, role = 'ClusterRole/reader') => ({
  name: 'b',
  objectKind: namespace === null ? 'ClusterRoleBinding' : 'RoleBinding',
  namespace,
  role,
  subjects: [subject],
})
const listed = ['role', 'role-binding'] as const
const verdict = (...bindings: ReturnType<typeof binding>[]) =>
  judge(rbacSubjectEffective, object('ServiceAccount', 'web', {}, 'shop'), related({ roles, bindings }, listed))

describe('an account', () => {
  it.each([
    'ServiceAccount/shop/web',
    'User/system:serviceaccount:shop:web',
    'Group/system:serviceaccounts:shop',
    'Group/system:serviceaccounts',
    'Group/system:authenticated',
  ])('fails when %s may read every secret', (subject) => {
    expect(verdict(binding(subject))).toHaveLength(1)
  })

  it('fails when it may do so in kube-system, and passes when it may elsewhere', () => {
    expect(verdict(binding('ServiceAccount/shop/web', 'kube-system'))).toHaveLength(1)
    expect(verdict(binding('ServiceAccount/shop/web', 'shop'))).toBe('healthy')
  })

  it('passes for harmless roles and for what others hold', () => {
    expect(verdict(binding('ServiceAccount/shop/web', null, 'ClusterRole/viewer'))).toBe('healthy')
    expect(verdict(binding('ServiceAccount/shop/api'), binding('Group/system:serviceaccounts:blog'))).toBe('healthy')
  })

  it('is not evaluated when bindings are not known', () => {
    expect(judge(rbacSubjectEffective, object('ServiceAccount', 'web', {}, 'shop'), related({}))).toMatch(
      /^not-applicable: Not evaluated/,
    )
  })
})

describe('a cluster', () => {
  it('tells of users and groups, each once, and not of what Kubernetes gives its own parts', () => {
    const own = {
      ...binding('Group/system:masters'),
      name: 'cluster-admin',
      labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' },
    }
    const bindings = [binding('User/ines'), binding('User/ines'), binding('ServiceAccount/shop/web'), own]
    const found = judge(rbacSubjectEffective, object('Cluster', 'blue'), related({ roles, bindings }, listed))
    expect(found).toEqual(['subjects = "User/ines"'])
  })
})
