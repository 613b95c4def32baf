import { expect, it } from 'vitest'
import { related } from '../testing/facts'
import { judge, messages } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { saPrivilegedWorkload } from './sa-privileged-workload'

const pod = (serviceAccountName?: string) =>
  workload('Deployment', { containers: [{ name: 'web', image: 'web:1' }], serviceAccountName })
const all = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }
const secrets = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] }
const granting = (rules: object[], subjects: string[], namespace: string | null = null) =>
  related(
    {
      roles: [{ name: 'ops', objectKind: 'ClusterRole', rules }],
      bindings: [
        {
          name: 'ops',
          objectKind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
          namespace,
          role: 'ClusterRole/ops',
          subjects,
        },
      ],
    },
    ['role', 'role-binding'],
  )
const path = 'spec.template.spec.serviceAccountName'

it('finds a workload whose account rules the cluster, and says by what', () => {
  const related = granting([all], ['ServiceAccount/shop/web'])
  expect(judge(saPrivilegedWorkload, pod('web'), related)).toEqual([`${path} = "web"`])
  expect(messages(saPrivilegedWorkload, pod('web'), related)[0]).toMatch(
    /of ClusterRole\/ops, granted by ClusterRoleBinding ops$/,
  )
})

// A role for all accounts reaches the default one too, which nobody thinks of.
it('counts what the groups of every account may do', () => {
  expect(judge(saPrivilegedWorkload, pod(), granting([secrets], ['Group/system:serviceaccounts']))).toEqual([
    `${path} = "default"`,
  ])
  expect(judge(saPrivilegedWorkload, pod(), granting([secrets], ['Group/system:serviceaccounts:pay']))).toBe('healthy')
})

it('passes other accounts, and the same role in a single namespace', () => {
  expect(judge(saPrivilegedWorkload, pod('web'), granting([all], ['ServiceAccount/pay/web']))).toBe('healthy')
  expect(judge(saPrivilegedWorkload, pod('web'), granting([all], ['ServiceAccount/shop/web'], 'shop'))).toBe('healthy')
})

it('proves nothing without a complete list, and does not apply to other objects', () => {
  expect(judge(saPrivilegedWorkload, pod('web'), related({}))).toMatch(/Not evaluated/)
  expect(judge(saPrivilegedWorkload, service, related({}))).toMatch(/^not-applicable: the object has no pod template/)
  expect(saPrivilegedWorkload.ignoresExclusions).toBe(true)
})
