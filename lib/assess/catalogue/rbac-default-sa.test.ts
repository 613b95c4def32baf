import { describe, expect, it } from 'vitest'
import { account, judgeBinding, user } from '../testing/access'
import { rbacDefaultSa } from './rbac-default-sa'

describe('the default account', () => {
  it('fails, under either of its names', () => {
    expect(judgeBinding(rbacDefaultSa, 'view', [account('shop', 'default')])).toEqual(['subjects[0]'])
    expect(judgeBinding(rbacDefaultSa, 'view', [user('system:serviceaccount:shop:default')])).toEqual(['subjects[0]'])
  })

  it('passes for other accounts and for a person of that name', () => {
    expect(judgeBinding(rbacDefaultSa, 'view', [account('shop', 'web'), user('default')])).toBe('healthy')
  })
})
