import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacPortForward } from './rbac-port-forward'

const risky = { apiGroups: [''], resources: ['pods/portforward'], verbs: ['create'] }
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('port-forward', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacPortForward, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacPortForward, [risky]).join()).toContain('allows create on pods/portforward')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacPortForward, [harmless])).toBe('healthy')
  })

  it('passes for a role that is limited to named pods', () => {
    expect(
      judgeRole(rbacPortForward, [
        { apiGroups: [''], resources: ['pods/portforward'], resourceNames: ['db-0'], verbs: ['create'] },
      ]),
    ).toEqual('healthy')
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacPortForward, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacPortForward, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
