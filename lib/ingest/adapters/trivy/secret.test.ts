import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskMatch } from './secret'

describe('the line of a secret', () => {
  it.each([
    ['ENV TOKEN=*****', 'ENV TOKEN=*****'],
    [`key: ${'*'.repeat(400)}`, 'key: *****'],
    ['password = hunter2', 'password = *****'],
    ['hunter2', '*****'],
    ['https://me:hunter2@example.org/x', 'https:*****'],
    ['a=*** b=AKIA1234567890ABCDEF', 'a=*** b=*****'],
    ['a=*** b=wJalrXUtnFEMIKMDENGbPxRfiCYzEXAMPLEKEY', 'a=*** b=*****'],
    ['const publicKey = read(*****)', 'const publicKey = read(*****)'],
  ])('%j becomes %j', (line, masked) => expect(maskMatch(line)).toBe(masked))

  it('never keeps a key that stands behind its name', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9+/]{12,60}$/)
    fc.assert(
      fc.property(key, (secret) => {
        expect(maskMatch(`key=${secret}`)).toBe('key=*****')
        expect(maskMatch(maskMatch(secret))).toBe('*****')
      }),
    )
  })
})
