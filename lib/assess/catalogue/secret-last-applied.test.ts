import { expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { coreObject } from '../testing/object'
import { service } from '../testing/workload'
import { secretLastApplied } from './secret-last-applied'

const copy = 'kubectl.kubernetes.io/last-applied-configuration'
const secret = (annotations?: object) => coreObject('Secret', 'db', { metadata: { annotations } })

it('finds the copy that kubectl left, without its content, and takes it away', () => {
  expect(judge(secretLastApplied, secret({ [copy]: '[redacted]', team: 'a' }))).toEqual([
    `metadata.annotations["${copy}"]`,
  ])
  const mended = expectMended(secretLastApplied, secret({ [copy]: '[redacted]', team: 'a' }))
  expect(mended.metadata.annotations).toEqual({ team: 'a' })
})

it('passes Secrets without one, and does not apply to other objects', () => {
  expect(judge(secretLastApplied, secret())).toBe('healthy')
  expect(judge(secretLastApplied, secret({ team: 'a' }))).toBe('healthy')
  expect(judge(secretLastApplied, service)).toMatch(/^not-applicable/)
})
