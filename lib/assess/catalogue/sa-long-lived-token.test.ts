import { expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { coreObject } from '../testing/object'
import { service } from '../testing/workload'
import { saLongLivedToken } from './sa-long-lived-token'

it('finds a Secret that holds a token, and says whose', () => {
  const annotations = { 'kubernetes.io/service-account.name': 'deployer' }
  const secret = coreObject('Secret', 'token', {
    type: 'kubernetes.io/service-account-token',
    metadata: { annotations },
  })
  expect(judge(saLongLivedToken, secret)).toEqual([
    'type = "kubernetes.io/service-account-token"',
    'metadata.annotations["kubernetes.io/service-account.name"] = "deployer"',
  ])
})

// An Opaque Secret named like a token is not one that the API server accepts for ever by itself.
it.each(['Opaque', 'kubernetes.io/dockerconfigjson'])('passes type %s', (type) => {
  expect(judge(saLongLivedToken, coreObject('Secret', 'default-token-x', { type }))).toBe('healthy')
})

it('does not apply to other objects', () => {
  expect(judge(saLongLivedToken, service)).toBe('not-applicable: only objects of kind Secret are looked at')
})

it('tells one by its annotation where only metadata was read, and leaves others open', () => {
  const annotations = { 'kubernetes.io/service-account.name': 'deployer' }
  expect(judge(saLongLivedToken, coreObject('Secret', 'token', { metadata: { annotations } }))).toHaveLength(1)
  expect(judge(saLongLivedToken, coreObject('Secret', 'token'))).toMatch(/Not evaluated: the type/)
})
