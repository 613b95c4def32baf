import { describe, expect, it } from 'vitest'
import { prepareScore } from './prepare-score'

const day = 86_400_000
const at = (date: number) => new Date(Date.UTC(2026, 10, date)).toISOString()
const ms = (date: number) => Date.UTC(2026, 10, date)

describe('prepareScore', () => {
  it('holds the last score until the end of the picture', () => {
    const { line, last, gaps } = prepareScore({
      points: [
        { at: at(1), score: 56 },
        { at: at(2), score: 60 },
      ],
      until: at(4),
    })
    expect(line).toEqual([
      { at: ms(1), score: 56 },
      { at: ms(2), score: 60 },
      { at: ms(4), score: 60 },
    ])
    expect(last).toEqual({ at: ms(4), score: 60 })
    expect(gaps).toEqual([])
  })

  it('never bridges a gap: the line stops where the unknown begins', () => {
    const { line, gaps } = prepareScore({
      points: [
        { at: at(1), score: 56 },
        { at: at(2), score: null },
        { at: at(3), score: null },
        { at: at(5), score: 58 },
      ],
    })
    expect(gaps).toEqual([{ from: ms(2), to: ms(5) }])
    expect(line.slice(0, 3)).toEqual([
      { at: ms(1), score: 56 },
      { at: ms(2), score: 56 },
      { at: ms(2), score: null },
    ])
    expect(line.at(-1)).toEqual({ at: ms(5), score: 58 })
  })

  it('opens a gap when two reports lie farther apart than allowed', () => {
    const { gaps, line } = prepareScore({
      points: [
        { at: at(1), score: 50 },
        { at: at(6), score: 52 },
      ],
      maxStep: day,
    })
    expect(gaps).toEqual([{ from: ms(2), to: ms(6) }])
    expect(line.some((point) => point.score === null)).toBe(true)
  })

  it('ends before a gap that is still open', () => {
    const { last, gaps } = prepareScore({
      points: [
        { at: at(1), score: 50 },
        { at: at(2), score: null },
      ],
      until: at(3),
    })
    expect(last).toEqual({ at: ms(2), score: 50 })
    expect(gaps).toEqual([{ from: ms(2), to: ms(3) }])
  })

  it('encloses the goal and says so in words', () => {
    const { low, high, summary } = prepareScore({
      points: [
        { at: at(1), score: 56.1 },
        { at: at(18), score: 61.6 },
      ],
      goal: 75,
    })
    expect([low, high]).toEqual([50, 80])
    expect(summary).toBe('Secure score, 1 Nov to 18 Nov, from 56.1 to 61.6, goal 75.')
  })

  it('lifts a letter that would cover its neighbour and rings one that changed nothing', () => {
    const { pins } = prepareScore({
      points: [
        { at: at(1), score: 56 },
        { at: at(18), score: 61.6 },
      ],
      causes: [
        { letter: 'A', at: at(10), change: 1.6, text: '' },
        { letter: 'B', at: new Date(ms(10) + day / 2).toISOString(), change: 0.4, text: '' },
        { letter: 'C', at: at(15), change: 0, text: '' },
        { letter: 'D', at: at(25), change: 1, text: 'outside' },
      ],
    })
    expect(pins.map((pin) => [pin.letter, pin.level, pin.none])).toEqual([
      ['A', 0, false],
      ['B', 1, false],
      ['C', 0, true],
    ])
  })

  it('finds a place of its own for each of five letters of one moment', () => {
    const { pins } = prepareScore({
      points: [
        { at: at(1), score: 56 },
        { at: at(18), score: 61.6 },
      ],
      causes: ['A', 'B', 'C', 'D', 'E'].map((letter) => ({ letter, at: at(10), change: 1, text: '' })),
    })
    expect(new Set(pins.map((pin) => `${pin.level} ${pin.shift}`)).size).toBe(5)
  })

  it('draws nothing out of nothing', () => {
    const { line, last, summary } = prepareScore({ points: [{ at: 'yesterday', score: 4 }] })
    expect(line).toEqual([])
    expect(last).toBeNull()
    expect(summary).toBe('Secure score: no data in this time.')
  })
})
