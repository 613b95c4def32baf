import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { controlState, countedState, type RecommendationResult } from './control-state'
import { percentagePoints, recommendationGain } from './gain'
import { controlScore } from './score'

const result = (checkId: string, status: RecommendationResult['status'], more: Partial<RecommendationResult> = {}) => ({
  checkId,
  status,
  ...more,
})

function points(max: number, resources: readonly (readonly RecommendationResult[])[]): number {
  const states = resources.map(controlState)
  const healthy = states.filter((state) => state === 'healthy').length
  return controlScore({ max, healthy, unhealthy: states.filter((state) => state === 'unhealthy').length }).current
}

describe('recommendationGain', () => {
  it('counts only resources that the recommendation alone holds back', () => {
    const gain = recommendationGain(4, [
      [result('a', 'healthy'), result('b', 'healthy')],
      [result('a', 'unhealthy'), result('b', 'healthy')],
      [result('a', 'unhealthy'), result('b', 'unhealthy')],
      [result('a', 'healthy'), result('b', 'not-applicable')],
    ])
    expect(gain.get('a')).toEqual({ unhealthy: 2, alone: 1, points: 1 })
    expect(gain.get('b')).toEqual({ unhealthy: 1, alone: 0, points: 0 })
  })

  it('leaves out failures that do not count', () => {
    const gain = recommendationGain(4, [
      [result('a', 'unhealthy'), result('b', 'unhealthy', { exemption: 'waiver' })],
      [result('a', 'unhealthy', { preview: true })],
      [result('a', 'healthy')],
    ])
    expect(gain.get('a')).toEqual({ unhealthy: 1, alone: 1, points: 2 })
    expect(gain.get('b')).toEqual({ unhealthy: 0, alone: 0, points: 0 })
  })

  it('counts a recommendation once per resource, though it was evaluated twice', () => {
    const gain = recommendationGain(4, [[result('a', 'unhealthy'), result('a', 'unhealthy')]])
    expect(gain.get('a')).toEqual({ unhealthy: 1, alone: 1, points: 4 })
  })

  it('gives no points in a control without points', () => {
    expect(recommendationGain(0, [[result('a', 'unhealthy')]]).get('a')?.points).toBe(0)
  })

  it('equals the score after really mending that recommendation', () => {
    const status = fc.constantFrom('healthy', 'unhealthy', 'not-applicable')
    const one = fc
      .record({ a: status, b: status, waived: fc.boolean() })
      .map(({ a, b, waived }) => [result('a', a), result('b', b, waived ? { exemption: 'waiver' } : {})])
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.constantFrom('a', 'b'), (resources, checkId) => {
        const mended = resources.map((results) =>
          results.map((entry) =>
            entry.checkId === checkId && countedState(entry) === 'unhealthy'
              ? { ...entry, status: 'healthy' as const }
              : entry,
          ),
        )
        const gained = recommendationGain(4, resources).get(checkId)?.points ?? 0
        expect(gained).toBeCloseTo(points(4, mended) - points(4, resources), 9)
      }),
    )
  })
})

it('percentagePoints turns points into percent of the scope', () => {
  expect(percentagePoints(2, 50)).toBe(4)
  expect(percentagePoints(2, 0)).toBeNull()
})
