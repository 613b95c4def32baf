import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacWebhooks } from './rbac-webhooks'

const risky = {
  apiGroups: ['admissionregistration.k8s.io'],
  resources: ['mutatingwebhookconfigurations'],
  verbs: ['get', 'update'],
}
const harmless = { apiGroups: [''], resources: ['endpoints', 'nodes'], verbs: ['list'] }

describe('webhooks', () => {
  it('fails for a role that grants it, and says by which rule', () => {
    expect(judgeRole(rbacWebhooks, [harmless, risky])).toEqual(['rules[1]'])
    expect(verdicts(rbacWebhooks, [risky]).join()).toContain('allows update on mutatingwebhookconfigurations')
  })

  it('passes for a role that does not', () => {
    expect(judgeRole(rbacWebhooks, [harmless])).toBe('healthy')
  })

  it('passes for a role that is limited to its own webhook', () => {
    expect(
      judgeRole(rbacWebhooks, [
        {
          apiGroups: ['admissionregistration.k8s.io'],
          resources: ['mutatingwebhookconfigurations'],
          resourceNames: ['injector'],
          verbs: ['patch'],
        },
      ]),
    ).toEqual('healthy')
  })

  it('does not apply to a Role, which cannot grant it', () => {
    expect(judgeRole(rbacWebhooks, [risky], 'Role')).toMatch(/^not-applicable/)
  })

  it('leaves alone what Kubernetes ships, and not what others widened', () => {
    expect(shippedRole(rbacWebhooks, 'cluster-admin', risky)).toMatch(/^not-applicable/)
    expect(shippedRole(rbacWebhooks, 'system:basic-user', risky)).toEqual(['rules[0]'])
  })
})
