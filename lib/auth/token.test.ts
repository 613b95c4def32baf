import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bearerToken, hashToken, mintToken } from './token'

it('mints tokens that tell their kind and hold 256 random bits', () => {
  for (const prefix of ['plc_', 'plu_'] as const) {
    const { token, hash, hint } = mintToken(prefix)
    expect(token).toMatch(new RegExp(`^${prefix}[A-Za-z0-9_-]{43}$`))
    expect(hash).toEqual(hashToken(token))
    expect(hash).toHaveLength(32)
    expect(token.startsWith(hint.slice(0, -1))).toBe(true)
    expect(hint).toHaveLength(9)
  }
  expect(new Set(Array.from({ length: 200 }, () => mintToken('plu_').token)).size).toBe(200)
})

it('keeps nothing of a token in its hash', () => {
  const { token, hash } = mintToken('plc_')
  expect(Buffer.from(hash).toString('latin1')).not.toContain(token.slice(4, 12))
  expect(hashToken(`${token}x`)).not.toEqual(hash)
})

it('reads a bearer token back, whatever the case of the scheme', () => {
  const { token } = mintToken('plc_')
  expect(bearerToken(`Bearer ${token}`)).toBe(token)
  expect(bearerToken(`bearer   ${token} `)).toBe(token)
})

it.each([
  null,
  '',
  'Bearer',
  'Bearer ',
  'Basic YTpi',
  'Bearer a b',
  'xBearer a',
  `Bearer ${'a'.repeat(201)}`,
  'plc_abc',
])('reads no token in %j', (header) => {
  expect(bearerToken(header)).toBeNull()
})

it('answers any header with a token without blanks, or with none', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      for (const value of [header, `Bearer ${header}`]) expect(bearerToken(value) ?? 'none').toMatch(/^\S{1,200}$/)
    }),
  )
})
