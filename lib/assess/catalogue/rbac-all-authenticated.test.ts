import { describe, expect, it } from 'vitest'
import { group, judgeBinding } from '../testing/access'
import { rbacAllAuthenticated } from './rbac-all-authenticated'

describe('everybody who signed in', () => {
  it('fails, people and service accounts alike', () => {
    expect(judgeBinding(rbacAllAuthenticated, 'view', [group('system:authenticated')])).toEqual(['subjects[0]'])
    expect(judgeBinding(rbacAllAuthenticated, 'edit', [group('system:serviceaccounts')])).toEqual(['subjects[0]'])
  })

  it('passes for what Kubernetes itself grants to all, and for the accounts of one namespace', () => {
    expect(judgeBinding(rbacAllAuthenticated, 'system:discovery', [group('system:authenticated')])).toBe('healthy')
    expect(judgeBinding(rbacAllAuthenticated, 'view', [group('system:serviceaccounts:shop')])).toBe('healthy')
  })
})
