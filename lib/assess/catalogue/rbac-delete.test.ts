import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole, verdicts } from '../testing/access'
import { rbacDelete } from './rbac-delete'

const rule = (resources: string[], verbs: string[], group = '') => ({ apiGroups: [group], resources, verbs })

describe('deletion', () => {
  it('fails for what cannot be made again, one by one or all at once', () => {
    expect(verdicts(rbacDelete, [rule(['secrets', 'configmaps'], ['deletecollection'])])).toEqual([
      'allows to delete secrets',
    ])
    expect(judgeRole(rbacDelete, [rule(['deployments'], ['delete'], 'apps')])).toEqual(['rules[0]'])
  })

  it('tells the deletion of evidence apart', () => {
    expect(verdicts(rbacDelete, [rule(['pods', 'events'], ['delete'])])).toEqual([
      'allows to delete pods',
      'allows to delete evidence: events',
    ])
  })

  it('passes for other verbs and resources, and leaves shipped roles alone', () => {
    expect(judgeRole(rbacDelete, [rule(['pods'], ['get']), rule(['configmaps'], ['delete'])])).toBe('healthy')
    expect(shippedRole(rbacDelete, 'system:kube-scheduler', rule(['pods'], ['delete']))).toMatch(/^not-applicable/)
  })
})
