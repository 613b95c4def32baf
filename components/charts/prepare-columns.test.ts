import { describe, expect, it } from 'vitest'
import { countAxis } from './axis'
import { bucketAt, prepareColumns, rangeOf } from './prepare-columns'

const day = 86_400_000
const at = (date: number) => new Date(Date.UTC(2026, 10, date)).toISOString()
const counts = (critical: number, low = 0) => ({ critical, high: 0, medium: 0, low, informational: 0 })

describe('countAxis', () => {
  it('ends on a round even number at or above the highest column', () => {
    expect(countAxis(43)).toEqual({ top: 50, ticks: [25, 50] })
    expect(countAxis(14)).toEqual({ top: 14, ticks: [7, 14] })
    expect(countAxis(0)).toEqual({ top: 2, ticks: [1, 2] })
    for (let max = 1; max < 3000; max += 7) expect(countAxis(max).top).toBeGreaterThanOrEqual(max)
  })
})

describe('prepareColumns', () => {
  it('adds up each bucket and tells the end and the most', () => {
    const { columns, summary, dates } = prepareColumns(
      'Open alerts',
      [
        { at: at(5), counts: counts(1, 9) },
        { at: at(6), counts: counts(0, 2) },
        { at: at(7), counts: counts(2, 1) },
      ],
      day,
    )
    expect(columns.map((column) => column.total)).toEqual([10, 2, 3])
    expect(dates.map((date) => date.label)).toEqual(['5 Nov', '6 Nov', '7 Nov'])
    expect(summary).toBe('Open alerts: 3 at the end (2 critical, 1 low), most 10 on 5 Nov.')
  })

  it('keeps unknown buckets apart from zero', () => {
    const { gaps, columns, summary } = prepareColumns(
      'New alerts',
      [
        { at: at(5), counts: counts(0) },
        { at: at(6), counts: null },
        { at: at(7), counts: null },
        { at: at(8), counts: counts(1) },
      ],
      day,
    )
    expect(gaps).toEqual([{ from: 1, to: 2 }])
    expect(columns.map((column) => column.known)).toEqual([true, false, false, true])
    expect(summary).toContain('1 gap without data')
  })

  it('says when nothing is known', () => {
    expect(prepareColumns('New alerts', [], day).summary).toBe('New alerts: no data in this time.')
  })
})

describe('narrowing', () => {
  const { columns } = prepareColumns(
    'x',
    [5, 6, 7].map((date) => ({ at: at(date), counts: counts(1) })),
    day,
  )

  it('finds the bucket under the pointer and stays on the plot', () => {
    expect(bucketAt(24, 24, 300, 3)).toBe(0)
    expect(bucketAt(125, 24, 300, 3)).toBe(1)
    expect(bucketAt(900, 24, 300, 3)).toBe(2)
    expect(bucketAt(0, 24, 300, 3)).toBe(0)
  })

  it('covers whole buckets whichever way it was dragged', () => {
    expect(rangeOf(columns, 2, 1, day)).toEqual({ from: at(6), to: at(8) })
    expect(rangeOf([], 0, 0, day)).toBeNull()
  })
})
