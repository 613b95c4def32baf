import { expect, it } from 'vitest'
import { documentOfSecret } from './key-names'
import { tlsExpiryOf } from './tls-expiry'

const noted = 'plimsoll.dev/tls-not-after'
const secret = (parts: object, annotations: Record<string, string> = {}) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'kubernetes.io/tls',
  metadata: { name: 'web-tls', namespace: 'shop', annotations },
  ...parts,
})

/** A certificate that was made for this test; its key is gone. */
const certificate = [
  '-----BEGIN CERTIFICATE-----',
  'MIIBgzCCASmgAwIBAgIUT7xWMruXPpIXwrMxuT0kesPFqQQwCgYIKoZIzj0EAwIw',
  'FzEVMBMGA1UEAwwMc2hvcC5leGFtcGxlMB4XDTI2MTEyMzE1NDc0MloXDTM2MTEy',
  'MDE1NDc0MlowFzEVMBMGA1UEAwwMc2hvcC5leGFtcGxlMFkwEwYHKoZIzj0CAQYI',
  'KoZIzj0DAQcDQgAEHlZJIlDzvIsaaDdEvkAsShgYLXPA55G5YwHM3+KtGHiVBIa+',
  'rOoXnAxslJbpi+GbyGj38hGjsoDK5vKcU4C5hKNTMFEwHQYDVR0OBBYEFE+nVOUT',
  '4Wk1v2xAl4vHyIGXzEf3MB8GA1UdIwQYMBaAFE+nVOUT4Wk1v2xAl4vHyIGXzEf3',
  'MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgBFJ/kgpCKRMFOfKU',
  'yV8y+g2RyiexTrLx+VGKvwHygj8CIQDuLc/13CX7FBnN52HGwDRYBqYKpz6rI/A5',
  'hxpwzFElVg==',
  '-----END CERTIFICATE-----',
].join('\n')
const end = '2036-11-20T15:47:42.000Z'

it('reads when the certificate ends, and lets go of everything else', () => {
  const object = secret({ data: { 'tls.crt': Buffer.from(certificate).toString('base64'), 'tls.key': 'c2VjcmV0' } })
  expect(tlsExpiryOf(object)).toBe(end)
  expect(documentOfSecret(object)).toMatchObject({
    metadata: { annotations: { [noted]: end } },
    data: { 'tls.crt': '[redacted]', 'tls.key': '[redacted]' },
  })
  expect(JSON.stringify(documentOfSecret(object))).not.toContain('c2VjcmV0')
})

it('takes what the collector noted when the certificate itself stayed there', () => {
  const object = secret({ data: { 'tls.crt': '[redacted]' } }, { [noted]: '2027-03-04T05:06:07Z' })
  expect(tlsExpiryOf(object)).toBe('2027-03-04T05:06:07.000Z')
})

it.each([
  [{ data: { 'tls.crt': 'bm90IGEgY2VydGlmaWNhdGU=' } }, {}],
  [{ data: { 'tls.crt': 7 } }, {}],
  [{ data: { 'tls.crt': 'A'.repeat(1_000_000) } }, {}],
  [{}, { [noted]: 'soon' }],
  [{ type: 'Opaque', data: { 'tls.crt': 'eA==' } }, { [noted]: '2027-03-04T05:06:07Z' }],
])('is silent about %j', (parts, annotations) => {
  const object = secret(parts, annotations)
  expect(tlsExpiryOf(object)).toBeNull()
  expect(JSON.stringify(documentOfSecret(object))).not.toContain(noted)
})
