import { expect, it } from 'vitest'
import { exclusionOf } from './exclusions'

it.each(['kube-system', 'gatekeeper-system', 'azure-arc', 'azure-extensions-usage-system'])(
  'excludes %s',
  (namespace) => {
    expect(exclusionOf(namespace)).toBe(`namespace ${namespace} is excluded from pod checks`)
  },
)

it.each(['shop', 'kube-system-2', '', null, undefined])('does not exclude %j', (namespace) => {
  expect(exclusionOf(namespace)).toBeNull()
})

it('takes another list instead of the default one', () => {
  expect(exclusionOf('kube-system', { namespaces: ['legacy'] })).toBeNull()
  expect(exclusionOf('legacy', { namespaces: ['legacy'] })).toContain('legacy')
})
