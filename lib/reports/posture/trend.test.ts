import { expect, test } from 'vitest'
import { prepareTrend } from './trend'

const at = (day: number, percentage: number | null) => ({ at: `2026-11-0${day}T00:00:00Z`, percentage })
const score = (trend: { at: string; percentage: number | null }[], goal: number | null = null) => ({
  percentage: null,
  current: 0,
  max: 0,
  trend,
  weekDelta: null,
  goal,
})

test('draws steps: a value holds until the next one is known', () => {
  const trend = prepareTrend(score([at(1, 50), at(2, 60), at(3, 70)]), 100, 100)
  expect(trend?.lines).toEqual(['M0 100H50V50H100V0H100'])
  expect(trend?.last).toEqual({ x: 100, y: 0, value: 70 })
  expect(trend?.gaps).toEqual([])
})

test('leaves a gap where nothing is known and does not bridge it', () => {
  const trend = prepareTrend(score([at(1, 50), at(2, null), at(4, 70), at(5, null)]), 100, 100)
  expect(trend?.lines).toHaveLength(2)
  expect(trend?.gaps).toEqual([{ x: 25, width: 50 }])
  expect(trend?.last).toBeNull()
})

test('keeps the goal inside the picture and the scale within 0 to 100', () => {
  const trend = prepareTrend(score([at(1, 98), at(2, 99)], 75), 100, 100)
  expect(trend?.grid.map(({ label }) => label)).toEqual(['70', '80', '90', '100'])
  expect(trend?.goalY).toBeGreaterThan(0)
  expect(trend?.goalY).toBeLessThan(100)
})

test('sorts by time, drops times it cannot read, and has nothing to draw without a value', () => {
  expect(prepareTrend(score([at(3, 70), { at: 'never', percentage: 1 }, at(1, 50)]), 100, 100)?.lines).toEqual([
    'M0 100H100V0H100',
  ])
  expect(prepareTrend(score([at(1, null)]), 100, 100)).toBeNull()
  expect(prepareTrend(score([]), 100, 100)).toBeNull()
})
