import { expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { coreObject } from '../testing/object'
import { service } from '../testing/workload'
import { saDefaultAutomount } from './sa-default-automount'

const account = (name: string, fields: object = {}) => coreObject('ServiceAccount', name, { ...fields })

it('passes the default account that mounts nothing', () => {
  expect(judge(saDefaultAutomount, account('default', { automountServiceAccountToken: false }))).toBe('healthy')
})

it('finds one that mounts, also because nothing is set, and mends it', () => {
  expect(judge(saDefaultAutomount, account('default'))).toEqual(['automountServiceAccountToken'])
  expect(judge(saDefaultAutomount, account('default', { automountServiceAccountToken: true }))).toEqual([
    'automountServiceAccountToken = true',
  ])
  expectMended(saDefaultAutomount, account('default'))
  expectMended(saDefaultAutomount, account('default', { automountServiceAccountToken: true }))
})

it('does not apply to other accounts and objects', () => {
  expect(judge(saDefaultAutomount, account('default-2'))).toBe(
    'not-applicable: only the account "default" is looked at',
  )
  expect(saDefaultAutomount.patch?.(account('web'))).toBeNull()
  expect(judge(saDefaultAutomount, service)).toMatch(/^not-applicable/)
})
