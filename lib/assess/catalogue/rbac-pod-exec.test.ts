import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacPodExec } from './rbac-pod-exec'

const risky = { apiGroups: [''], resources: ['pods/exec'], verbs: ['get'] }
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('pod-exec', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacPodExec, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacPodExec, [risky]).join()).toContain('allows get on pods/exec')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacPodExec, [harmless])).toBe('healthy')
  })

  it('passes for a role that writes a star behind the slash, which stands for nothing', () => {
    expect(judgeRole(rbacPodExec, [{ apiGroups: [''], resources: ['pods/*'], verbs: ['*'] }])).toEqual('healthy')
  })

  it('fails for one that reaches it by a star before the slash', () => {
    expect(judgeRole(rbacPodExec, [{ apiGroups: [''], resources: ['*/exec'], verbs: ['create'] }])).toEqual([
      'rules[0]',
    ])
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacPodExec, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacPodExec, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
