import { describe, expect, it } from 'vitest'
import { collectorHealth, collectorRhythm, needsCare } from './collector-health'

const now = new Date('2026-11-18T14:32:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const facts = { lastSeenAt: ago(1), createdAt: ago(10_000), rhythm: null, revokedAt: null, expiresAt: null }
const hour = 60

describe('the health of a collector', () => {
  it.each([
    ['reporting without a rhythm, up to a day', { lastSeenAt: ago(23 * hour) }, 'reporting'],
    ['silent after a day', { lastSeenAt: ago(24 * hour + 1) }, 'silent'],
    ['waiting before its first report', { lastSeenAt: null }, 'waiting'],
    ['never late within 15 minutes, however fast it beats', { lastSeenAt: ago(15), rhythm: 30 }, 'reporting'],
    ['late after 15 minutes when it beats fast', { lastSeenAt: ago(16), rhythm: 30 }, 'late'],
    ['on time within twice its rhythm', { lastSeenAt: ago(2 * hour), rhythm: 3600 }, 'reporting'],
    ['late after twice its rhythm', { lastSeenAt: ago(2 * hour + 1), rhythm: 3600 }, 'late'],
    [
      'not silent after a day when it reports once a week',
      { lastSeenAt: ago(6 * 24 * hour), rhythm: 604_800 },
      'reporting',
    ],
    ['silent after two weeks then', { lastSeenAt: ago(14 * 24 * hour + 1), rhythm: 604_800 }, 'silent'],
    ['expired, whatever it sent', { expiresAt: ago(0) }, 'expired'],
    ['not expired before its time', { expiresAt: ago(-1) }, 'reporting'],
    ['revoked above all', { revokedAt: ago(5), expiresAt: ago(5), lastSeenAt: null }, 'revoked'],
  ])('is %s', (_, changed, expected) => expect(collectorHealth({ ...facts, ...changed }, now)).toBe(expected))

  it('reads stamps as well as dates', () => {
    const seen = ago(25 * hour).toISOString()
    expect(collectorHealth({ ...facts, createdAt: seen, lastSeenAt: seen }, now)).toBe('silent')
  })

  it('asks for care when late or silent, not when nothing was ever expected', () => {
    expect(['late', 'silent'].every((health) => needsCare(health as 'late'))).toBe(true)
    expect(['reporting', 'waiting', 'revoked', 'expired'].some((health) => needsCare(health as 'late'))).toBe(false)
  })
})

describe('the rhythm of a collector', () => {
  const every = (minutes: number, count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => ago(from + index * minutes))

  it('is the median gap, in any order', () => {
    expect(collectorRhythm([ago(0), ago(60), ago(120), ago(180), ago(240), ago(600)])).toBe(3600)
    expect(collectorRhythm([ago(600), ago(120), ago(0), ago(240), ago(180), ago(60)])).toBe(3600)
    expect(collectorRhythm([ago(0), ago(60), ago(180)])).toBe(5400)
  })
  it('takes what comes together as one beat, however long it takes', () => {
    const bursts = [0, 120, 240, 360].flatMap((start) => every(4, 5, start))
    expect(collectorRhythm(bursts)).toBe(7200)
  })
  it('of who never pauses is five minutes', () => {
    expect(collectorRhythm(every(0.5, 300))).toBe(300)
    expect(collectorRhythm(every(5, 24))).toBe(300)
  })
  it('is not told from one burst', () => expect(collectorRhythm(every(5, 23))).toBeNull())
  it('is none for a pipeline that runs when somebody works', () => {
    expect(collectorRhythm([0, 30, 50, 100, 130, 170, 1200, 1230, 1300, 2600].map(ago))).toBeNull()
  })
  it('survives one gap: a night off does not make an hourly sender irregular', () => {
    expect(collectorRhythm([...every(60, 12), ago(30 * 60)])).toBe(3600)
  })
  it('rarer than 12 h counts once it was kept for ten beats', () => {
    expect(collectorRhythm(every(1440, 9))).toBeNull()
    expect(collectorRhythm(every(1440, 10))).toBe(86_400)
  })
  it('is unknown below three beats', () => {
    expect(collectorRhythm([])).toBeNull()
    expect(collectorRhythm([ago(0), ago(60)])).toBeNull()
    expect(collectorRhythm([ago(1), ago(1), ago(1), ago(1)])).toBeNull()
  })
  it('forgets how it was before the last 20 beats', () => {
    expect(collectorRhythm([...every(600, 30, 3000), ...every(30, 20)])).toBe(1800)
  })
})
