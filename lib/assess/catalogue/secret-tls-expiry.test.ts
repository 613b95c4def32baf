import { expect, it } from 'vitest'
import { judge, messages } from '../testing/judge'
import { coreObject } from '../testing/object'
import { service } from '../testing/workload'
import { secretTlsExpiry } from './secret-tls-expiry'

const related = { imageUsers: {}, now: new Date('2026-11-23T12:00:00Z') }
const noted = 'plimsoll.dev/tls-not-after'
const secret = (end?: string, type = 'kubernetes.io/tls') =>
  coreObject('Secret', 'web-tls', { type, metadata: { annotations: end === undefined ? {} : { [noted]: end } } })

it('passes a certificate that holds for longer', () => {
  expect(judge(secretTlsExpiry, secret('2026-12-24T00:00:00Z'), related)).toBe('healthy')
})

it('finds one that is about to end, and one that has ended', () => {
  expect(judge(secretTlsExpiry, secret('2026-12-23T12:00:00Z'), related)).toEqual([
    `metadata.annotations["${noted}"] = "2026-12-23T12:00:00Z"`,
  ])
  expect(messages(secretTlsExpiry, secret('2026-12-01T00:00:00Z'), related)).toEqual([
    'the certificate ends 2026-12-01',
  ])
  expect(messages(secretTlsExpiry, secret('2026-11-23T12:00:00Z'), related)).toEqual([
    'the certificate ended 2026-11-23',
  ])
})

it('takes another warning time', () => {
  expect(judge(secretTlsExpiry, secret('2026-12-01T00:00:00Z'), related, { warningDays: 7 })).toBe('healthy')
})

it('is not evaluated while the end is not known', () => {
  expect(judge(secretTlsExpiry, secret(), related)).toMatch(/Not evaluated: when the certificate ends/)
  expect(judge(secretTlsExpiry, secret('soon'), related)).toMatch(/Not evaluated/)
})

it('does not apply to other secrets and objects', () => {
  expect(judge(secretTlsExpiry, secret('2020-01-01T00:00:00Z', 'Opaque'), related)).toMatch(/only TLS secrets/)
  expect(judge(secretTlsExpiry, service, related)).toMatch(/^not-applicable/)
})
