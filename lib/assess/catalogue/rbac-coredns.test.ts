import { describe, expect, it } from 'vitest'
import { judgeRole, role, shippedRole } from '../testing/access'
import { related } from '../testing/facts'
import { judge } from '../testing/judge'
import { rbacCoredns } from './rbac-coredns'

const rule = (resourceNames: string[] = []) => ({
  apiGroups: [''],
  resources: ['configmaps'],
  verbs: ['get', 'update'],
  resourceNames,
})
const bindings = (namespace: string | null) => [
  { name: 'b', objectKind: 'RoleBinding', namespace, role: 'ClusterRole/deployer', subjects: ['User/ines'] },
]

describe('the configuration of the name server', () => {
  it('fails without names, or with the name of one of the two maps', () => {
    expect(judgeRole(rbacCoredns, [rule()])).toEqual(['rules[0]'])
    expect(judgeRole(rbacCoredns, [rule(['aws-auth'])])).toEqual(['rules[0]'])
    expect(judgeRole(rbacCoredns, [rule(['settings'])])).toBe('healthy')
  })

  it('concerns a Role of kube-system alone, and a ClusterRole only where it is granted', () => {
    expect(judgeRole(rbacCoredns, [rule()], 'Role')).toMatch(/^not-applicable/)
    expect(judgeRole(rbacCoredns, [rule()], 'Role', { namespace: 'kube-system' })).toEqual(['rules[0]'])
    expect(judge(rbacCoredns, role([rule()]), related({ bindings: bindings('shop') }))).toMatch(/^not-applicable/)
    expect(judge(rbacCoredns, role([rule()]), related({ bindings: bindings('kube-system') }))).toHaveLength(2)
    expect(judge(rbacCoredns, role([rule()]), related({ bindings: bindings(null) }))).toHaveLength(2)
  })

  it('is left alone in a role that Kubernetes ships so', () => {
    expect(shippedRole(rbacCoredns, 'system:controller:root-ca-cert-publisher', rule())).toMatch(/^not-applicable/)
  })
})
