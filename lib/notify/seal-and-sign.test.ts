import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { pauseAfter, maxAttempts, readRetryAfter, restAfter } from './backoff'
import { nextDigest } from './digest-time'
import { maskAddress, maskUrl } from './recipient'
import { seal, unseal } from './seal'
import { mintSigningSecret, signatureHeaders } from './sign'

const secret = 'a secret of at least thirty-two signs'

describe('a sealed text', () => {
  it('opens with its secret at its place, and never otherwise', () => {
    const sealed = seal('https://hooks.example.com/T0/B0/xyz', 'channel url', secret)
    expect(unseal(sealed, 'channel url', secret)).toBe('https://hooks.example.com/T0/B0/xyz')
    expect(unseal(sealed, 'other url', secret)).toBeNull()
    expect(unseal(sealed, 'channel url', `${secret}!`)).toBeNull()
    expect(
      unseal(
        sealed.map((byte, at) => (at === 30 ? byte ^ 1 : byte)),
        'channel url',
        secret,
      ),
    ).toBeNull()
    expect(unseal(new Uint8Array(3), 'channel url', secret)).toBeNull()
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('hooks')
    expect(seal('a', 'b', secret)).not.toEqual(seal('a', 'b', secret))
  })
})

it('signs as Standard Webhooks does, once for each valid secret', () => {
  // The example of standardwebhooks.com.
  const example = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const at = new Date(1614265330_000)
  const body = '{"test": 2432232314}'
  const headers = signatureHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', at, body, [example, mintSigningSecret()])
  const [first, second] = headers['webhook-signature'].split(' ')
  expect(first).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  expect(second).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/)
  expect(headers['webhook-timestamp']).toBe('1614265330')
  const key = Buffer.from(example.slice(6), 'base64')
  const signed = createHmac('sha256', key).update(`msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.${body}`).digest('base64')
  expect(first).toBe(`v1,${signed}`)
})

describe('patience', () => {
  it('grows, differs by chance, and is never shorter than the receiver asks', () => {
    const pauses = Array.from({ length: maxAttempts }, (_, at) => pauseAfter(at + 1, null, () => 0.5))
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
    expect([pauseAfter(1, null, () => 0), pauseAfter(1, null, () => 1)]).toEqual([4_000, 6_000])
    expect(pauseAfter(1, 100_000, () => 0)).toBe(100_000)
    expect(pauseAfter(1, 10 ** 12, () => 0)).toBe(86_400_000)
    expect(pauses.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeLessThan(86_400_000)
  })
  it('of a lane begins with the third failure', () => {
    expect([1, 2, 3, 4, 20].map((count) => restAfter(count))).toEqual([0, 0, 5_000, 10_000, 300_000])
    expect(restAfter(1, 42_000)).toBe(42_000)
  })
  it.each([
    ['120', 120_000],
    ['Mon, 23 Nov 2026 10:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2020 10:01:00 GMT', 0],
    ['soon', null],
    [undefined, null],
  ])('reads Retry-After %s', (header, ms) => {
    expect(readRetryAfter(header, new Date('2026-11-23T10:00:00Z'))).toBe(ms)
  })
})

describe('a digest', () => {
  const next = (rhythm: 'hourly' | 'daily', at: number, zone: string, now: string) =>
    nextDigest(rhythm, at, zone, new Date(now)).toISOString()
  it('goes out at the next full hour, or at that hour of the zone', () => {
    expect(next('hourly', 0, 'UTC', '2026-11-23T10:00:00Z')).toBe('2026-11-23T11:00:00.000Z')
    expect(next('hourly', 0, 'Asia/Kolkata', '2026-11-23T10:01:00Z')).toBe('2026-11-23T10:30:00.000Z')
    expect(next('daily', 8, 'Europe/Berlin', '2026-11-23T06:59:59Z')).toBe('2026-11-23T07:00:00.000Z')
    expect(next('daily', 8, 'Europe/Berlin', '2026-11-23T07:00:00Z')).toBe('2026-11-24T07:00:00.000Z')
    expect(next('daily', 8, 'Europe/Berlin', '2026-07-01T00:00:00Z')).toBe('2026-07-01T06:00:00.000Z')
    expect(next('daily', 8, 'No/Where', '2026-07-01T00:00:00Z')).toBe('2026-07-01T08:00:00.000Z')
  })
  it('goes out once on the days on which the clock jumps', () => {
    // 29 March 2026, 02:00 becomes 03:00; 25 October 2026, 03:00 becomes 02:00.
    expect(next('daily', 2, 'Europe/Berlin', '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z')
    expect(next('daily', 2, 'Europe/Berlin', '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:00:00.000Z')
  })
})

it('addresses are shown without what is secret in them', () => {
  expect(maskUrl('https://hooks.slack.com/services/T0/B0/xyz?k=v')).toBe('https://hooks.slack.com/…')
  expect(maskAddress('ines.aalto@harbour.example')).toBe('in…@harbour.example')
  expect(maskAddress('i@harbour.example')).toBe('i…@harbour.example')
})
