import { describe, expect, it } from 'vitest'
import { account, binding, group, judgeBinding, user } from '../testing/access'
import { judge, patchOf } from '../testing/judge'
import { related } from '../testing/facts'
import { rbacClusterAdmin } from './rbac-cluster-admin'

describe('cluster-admin', () => {
  it('fails for people and accounts, in the cluster and in a namespace', () => {
    expect(judgeBinding(rbacClusterAdmin, 'cluster-admin', [user('ines'), account('ci', 'build')])).toEqual([
      'subjects[0]',
      'subjects[1]',
    ])
    expect(judgeBinding(rbacClusterAdmin, 'cluster-admin', [group('ops')], 'RoleBinding')).toEqual(['subjects[0]'])
  })

  it('passes for system:masters, whose it is, and for other roles', () => {
    expect(judgeBinding(rbacClusterAdmin, 'cluster-admin', [group('system:masters')])).toBe('healthy')
    expect(judgeBinding(rbacClusterAdmin, 'view', [user('ines')])).toBe('healthy')
    expect(judgeBinding(rbacClusterAdmin, 'cluster-admin', null)).toBe('healthy')
  })

  it('passes for identities that are named for emergencies', () => {
    const given = { breakGlassIdentities: ['break-glass', 'ci/build'] }
    const object = binding('cluster-admin', [user('break-glass'), account('ci', 'build')])
    expect(judge(rbacClusterAdmin, object, related({}), given)).toBe('healthy')
  })

  it('is mended by a list without them, and by no patch when nobody is left', () => {
    const object = binding('cluster-admin', [group('system:masters'), user('ines')])
    expect(patchOf(rbacClusterAdmin, object)).toMatchObject({ subjects: [{ name: 'system:masters' }] })
    expect(patchOf(rbacClusterAdmin, binding('cluster-admin', [user('ines')]))).toBeNull()
  })
})
