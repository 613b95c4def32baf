import { describe, expect, it } from 'vitest'
import { hullShapes, hullTicks, waterline } from './hull-shape'

describe('waterline', () => {
  it('lies 1.2 px per point below the deck in the large size', () => {
    expect(waterline(hullShapes.L, 61.6)).toBe(83.9)
    expect(waterline(hullShapes.M, 80)).toBe(45)
    expect(waterline(hullShapes.S, 59.3)).toBe(10.3)
  })

  it('stays within deck and keel for scores that cannot be', () => {
    expect(waterline(hullShapes.L, -4)).toBe(10)
    expect(waterline(hullShapes.L, 140)).toBe(130)
  })
})

describe('hullTicks', () => {
  it('hides the numeral that the water would cross, and nothing else', () => {
    const numerals = (score: number) => hullTicks(hullShapes.L, score).flatMap((tick) => tick.numeral ?? [])
    expect(numerals(61.6)).toEqual([20, 40, 80])
    expect(numerals(24)).toEqual([40, 60, 80])
    expect(numerals(30)).toEqual([20, 40, 60, 80])
  })
})
