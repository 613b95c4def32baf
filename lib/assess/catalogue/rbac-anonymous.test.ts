import { describe, expect, it } from 'vitest'
import { group, judgeBinding, user } from '../testing/access'
import { rbacAnonymous } from './rbac-anonymous'

describe('anonymous users', () => {
  it('fail with any role', () => {
    expect(judgeBinding(rbacAnonymous, 'view', [user('ines'), user('system:anonymous')])).toEqual(['subjects[1]'])
    expect(judgeBinding(rbacAnonymous, 'cluster-admin', [group('system:unauthenticated')])).toEqual(['subjects[0]'])
  })

  it('may see what Kubernetes itself shows them', () => {
    expect(judgeBinding(rbacAnonymous, 'system:public-info-viewer', [group('system:unauthenticated')])).toBe('healthy')
    expect(judgeBinding(rbacAnonymous, 'kubeadm:bootstrap-signer-clusterinfo', [user('system:anonymous')])).toBe(
      'healthy',
    )
  })

  it('are told apart from a group of that name', () => {
    expect(judgeBinding(rbacAnonymous, 'view', [group('system:anonymous')])).toBe('healthy')
  })
})
