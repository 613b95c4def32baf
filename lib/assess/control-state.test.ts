import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { controlState, countedState, type RecommendationResult } from './control-state'

const ok: RecommendationResult = { checkId: 'a', status: 'healthy' }
const bad: RecommendationResult = { checkId: 'b', status: 'unhealthy' }
const off: RecommendationResult = { checkId: 'c', status: 'not-applicable' }

describe('countedState', () => {
  it.each([
    [{ ...bad }, 'unhealthy'],
    [{ ...bad, preview: true }, 'none'],
    [{ ...bad, exemption: 'waiver' }, 'none'],
    [{ ...bad, exemption: 'mitigated' }, 'healthy'],
    [{ ...bad, inGrace: true }, 'none'],
    [{ ...bad, inGrace: true, exemption: 'mitigated' }, 'healthy'],
    [{ ...ok, inGrace: true }, 'healthy'],
    [{ ...ok, preview: true }, 'none'],
    [{ ...ok, exemption: 'waiver' }, 'none'],
    [{ ...off, exemption: 'mitigated' }, 'none'],
    [{ ...off }, 'none'],
  ] as const)('counts %j as %s', (result, state) => {
    expect(countedState(result)).toBe(state)
  })
})

describe('controlState', () => {
  it('is healthy only if every counted recommendation passes', () => {
    expect(controlState([ok, off])).toBe('healthy')
    expect(controlState([ok, bad])).toBe('unhealthy')
    expect(controlState([ok, { ...bad, exemption: 'waiver' }])).toBe('healthy')
  })

  it('is none when nothing counts', () => {
    expect(controlState([])).toBe('none')
    expect(controlState([off, { ...bad, preview: true }])).toBe('none')
  })

  it('does not depend on the order of recommendations', () => {
    const result = fc.constantFrom<RecommendationResult>(
      ok,
      bad,
      off,
      { ...bad, exemption: 'mitigated' },
      { ...bad, inGrace: true },
    )
    fc.assert(
      fc.property(fc.array(result), (results) => {
        expect(controlState([...results].reverse())).toBe(controlState(results))
      }),
    )
  })
})
