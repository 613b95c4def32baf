import { describe, expect, it } from 'vitest'
import { binding, group, judgeBinding } from '../testing/access'
import { judge } from '../testing/judge'
import { rbacMastersGroup } from './rbac-masters-group'

describe('system:masters', () => {
  it('fails in any binding that people made', () => {
    expect(judgeBinding(rbacMastersGroup, 'view', [group('system:masters')])).toEqual(['subjects[0]'])
    expect(judgeBinding(rbacMastersGroup, 'cluster-admin', [group('system:masters')])).toEqual(['subjects[0]'])
  })

  it('passes in the one that every cluster has', () => {
    const own = { ...binding('cluster-admin', [group('system:masters')]), metadata: { name: 'cluster-admin' } }
    expect(judge(rbacMastersGroup, own)).toBe('healthy')
    expect(judgeBinding(rbacMastersGroup, 'cluster-admin', [group('platform-admins')])).toBe('healthy')
  })
})
