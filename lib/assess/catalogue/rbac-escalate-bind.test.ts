import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacEscalateBind } from './rbac-escalate-bind'

const rule = (verbs: string[], resourceNames?: string[]) => ({
  apiGroups: ['rbac.authorization.k8s.io'],
  resources: ['clusterroles'],
  verbs,
  ...(resourceNames && { resourceNames }),
})

describe('escalate and bind', () => {
  it('fail, also by a star', () => {
    expect(verdicts(rbacEscalateBind, [rule(['get', 'bind'])])).toEqual(['allows bind on clusterroles'])
    expect(judgeRole(rbacEscalateBind, [rule(['*'])])).toEqual(['rules[0]'])
  })

  it('pass when they are limited to a role that does no harm, and fail when it is the mightiest', () => {
    expect(judgeRole(rbacEscalateBind, [rule(['bind'], ['team-viewer'])])).toBe('healthy')
    expect(judgeRole(rbacEscalateBind, [rule(['bind'], ['team-viewer', 'cluster-admin'])])).toEqual(['rules[0]'])
  })

  it('are not what other verbs on roles are', () => {
    expect(judgeRole(rbacEscalateBind, [rule(['create', 'patch'])])).toBe('healthy')
    expect(
      shippedRole(rbacEscalateBind, 'system:controller:clusterrole-aggregation-controller', rule(['escalate'])),
    ).toMatch(/^not-applicable/)
  })
})
