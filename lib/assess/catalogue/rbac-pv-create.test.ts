import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacPvCreate } from './rbac-pv-create'

const risky = { apiGroups: [''], resources: ['persistentvolumes'], verbs: ['get', 'create'] }
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('pv-create', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacPvCreate, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacPvCreate, [risky]).join()).toContain('allows create on persistentvolumes')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacPvCreate, [harmless])).toBe('healthy')
  })

  it('passes for a role that creates claims, not volumes', () => {
    expect(
      judgeRole(rbacPvCreate, [{ apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['create'] }]),
    ).toEqual('healthy')
  })

  it('does not apply to a Role, which cannot grant it', () => {
    expect(judgeRole(rbacPvCreate, [risky], 'Role')).toMatch(/^not-applicable/)
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacPvCreate, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacPvCreate, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
