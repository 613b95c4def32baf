import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alertStatuses } from '@/lib/model/alert'
import { dedupeWindowHours, mergeDecision, reopenDays } from './dedupe'

const hour = 3_600_000
const base = Date.parse('2026-02-01T00:00:00Z')
const time = integer({ min: base, max: base + 90 * 24 * hour }).map((ms) => new Date(ms))
const active = (at: number) =>
  ({ status: 'active', statusChangedAt: new Date(base), lastSeenAt: new Date(at) }) as const
const absorbing = constantFrom('active', 'in-progress', 'dismissed')

describe('mergeDecision', () => {
  it('raises the first alert', () => {
    assert(property(time, (at) => mergeDecision(null, at) === 'new'))
  })

  it('lets a resolved alert take what came before its resolution, and opens it for what comes after', () => {
    assert(
      property(time, time, time, (lastSeenAt, statusChangedAt, at) => {
        const since = at.getTime() - statusChangedAt.getTime()
        const want = since <= 0 ? 'repeat' : since <= reopenDays * 24 * hour ? 'reopen' : 'new'
        expect(mergeDecision({ status: 'resolved', statusChangedAt, lastSeenAt }, at)).toBe(want)
      }),
    )
    const resolved = { status: 'resolved', statusChangedAt: new Date(base + 5), lastSeenAt: new Date(base) } as const
    expect(mergeDecision(resolved, new Date(base + 5))).toBe('repeat')
    expect(mergeDecision(resolved, new Date(base + 6))).toBe('reopen')
    expect(mergeDecision(resolved, new Date(base + 5 + reopenDays * 24 * hour))).toBe('reopen')
    expect(mergeDecision(resolved, new Date(base + 6 + reopenDays * 24 * hour))).toBe('new')
  })

  it('lets the others take an event up to the edge of the window and none beyond', () => {
    assert(
      property(absorbing, time, integer({ min: -30 * 24 * hour, max: 3 * 24 * hour }), (status, lastSeenAt, gap) => {
        const want = gap <= dedupeWindowHours * hour ? 'repeat' : 'new'
        expect(
          mergeDecision({ status, statusChangedAt: new Date(base), lastSeenAt }, new Date(lastSeenAt.getTime() + gap)),
        ).toBe(want)
      }),
    )
    expect(mergeDecision(active(base), new Date(base + 24 * hour))).toBe('repeat')
    expect(mergeDecision(active(base), new Date(base + 24 * hour + 1))).toBe('new')
  })

  it('slides: a trouble that comes every few hours stays one alert for ever', () => {
    assert(
      property(integer({ min: 1, max: 24 }), integer({ min: 1, max: 200 }), (every, times) => {
        let lastSeen = base
        for (let count = 0; count < times; count++) {
          const at = lastSeen + every * hour
          expect(mergeDecision(active(lastSeen), new Date(at))).toBe('repeat')
          lastSeen = at
        }
      }),
    )
  })

  it('reads texts and dates alike, and refuses what is neither', () => {
    assert(
      property(constantFrom(...alertStatuses), time, time, (status, lastSeenAt, at) => {
        const text = lastSeenAt.toISOString()
        const ofTexts = mergeDecision({ status, statusChangedAt: text, lastSeenAt: text }, at.toISOString())
        return ofTexts === mergeDecision({ status, statusChangedAt: lastSeenAt, lastSeenAt }, at)
      }),
    )
    expect(() => mergeDecision(null, 'soon')).toThrow(RangeError)
    expect(() => mergeDecision({ ...active(base), lastSeenAt: 'never' }, new Date(base))).toThrow(RangeError)
  })
})
