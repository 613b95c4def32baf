import { describe, expect, it } from 'vitest'
import {
  formatAge,
  formatDay,
  formatDue,
  formatSpan,
  formatStamp,
  formatStretch,
  formatTime,
  readTime,
} from './format-time'

const now = new Date('2026-11-18T14:32:00Z')
const at = (stamp: string) => new Date(stamp)

describe('a stretch of time', () => {
  it('says the day once when both ends lie in it', () => {
    const from = new Date('2026-11-18T14:19:07Z')
    expect(formatStretch(from, new Date('2026-11-18T14:29:41Z'))).toBe('18 Nov 2026, 14:19:07 to 14:29:41 UTC')
    expect(formatStretch(from, new Date('2026-11-19T00:00:00Z'))).toBe(
      '18 Nov 2026, 14:19:07 UTC to 19 Nov 2026, 00:00:00 UTC',
    )
  })
})

describe('formatTime', () => {
  it('shows the clock today and the day before, all UTC', () => {
    expect(formatTime(at('2026-11-18T14:31:59Z'), now)).toBe('14:31')
    expect(formatTime(at('2026-11-18T00:00:00Z'), now)).toBe('00:00')
    expect(formatTime(at('2026-11-17T23:59:59Z'), now)).toBe('17 Nov')
    expect(formatTime(at('2026-11-18T01:00:00+03:00'), now)).toBe('17 Nov')
  })

  it('names the year when it is another one', () => {
    expect(formatTime(at('2027-02-16T00:00:00Z'), now)).toBe('16 Feb 2027')
    expect(formatDay(at('2027-02-16T00:00:00Z'))).toBe('16 Feb')
  })
})

describe('formatSpan', () => {
  it.each([
    [2_000, '2 s'],
    [59_999, '59 s'],
    [38 * 60_000, '38 min'],
    [26 * 3_600_000, '26 h'],
    [47 * 3_600_000, '47 h'],
    [48 * 3_600_000, '2 d'],
    [-5, '0 s'],
  ])('%i ms is %s', (span, text) => expect(formatSpan(span)).toBe(text))
})

describe('formatAge', () => {
  it('counts back from the present; a clock that runs ahead is now', () => {
    expect(formatAge(at('2026-11-17T12:32:00Z'), now)).toBe('26 h ago')
    expect(formatAge(at('2026-11-18T14:35:00Z'), now)).toBe('now')
  })
})

describe('formatDue', () => {
  it('is fine-grained when it presses and says when it is over', () => {
    expect(formatDue(at('2026-11-18T17:58:00Z'), now)).toEqual({ text: '3 h 26 min', over: false })
    expect(formatDue(at('2026-11-18T17:32:00Z'), now)).toEqual({ text: '3 h', over: false })
    expect(formatDue(at('2026-11-18T15:13:00Z'), now)).toEqual({ text: '41 min', over: false })
    expect(formatDue(at('2026-11-19T13:41:00Z'), now)).toEqual({ text: '23 h', over: false })
    expect(formatDue(at('2026-11-18T09:12:00Z'), now)).toEqual({ text: '5 h over', over: true })
  })
})

describe('readTime and formatStamp', () => {
  it('reads ISO stamps and nothing else', () => {
    expect(readTime('2026-11-18T14:31:07.250Z')?.getTime()).toBe(Date.UTC(2026, 10, 18, 14, 31, 7, 250))
    expect(readTime('<script>')).toBeNull()
  })

  it('spells the whole stamp', () => {
    expect(formatStamp(at('2026-11-08T04:01:07Z'))).toBe('8 Nov 2026, 04:01:07 UTC')
  })
})
