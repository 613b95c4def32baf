import { describe, expect, it } from 'vitest'
import { controls } from '@/lib/model/control'
import { controlState, type RecommendationResult } from './control-state'
import { controlScore, moveTally, overallScore, scopeScore, type ControlTally } from './score'

/** Tally of a control of 4 points over resources, each with the results of its recommendations. */
function tallied(resources: readonly (readonly RecommendationResult[])[], max = 4): ControlTally {
  return resources.reduce((tally, results) => moveTally(tally, 'none', controlState(results)), {
    max,
    healthy: 0,
    unhealthy: 0,
  })
}
const many = (count: number, ...results: RecommendationResult[]) => Array.from({ length: count }, () => results)
const scope = (current: number, max: number, weight: number) => ({
  current,
  max,
  percentage: max > 0 ? (100 * current) / max : null,
  weight,
})
const a = (status: RecommendationResult['status'], more: Partial<RecommendationResult> = {}) => ({
  checkId: 'a',
  status,
  ...more,
})
const b = (status: RecommendationResult['status'], more: Partial<RecommendationResult> = {}) => ({
  checkId: 'b',
  status,
  ...more,
})

// The numbers of these cases follow from Microsoft's description of the secure score; the first two stand in it.
describe('worked cases of the secure score', () => {
  it('1: 4 of 78 resources healthy, 6 points', () => {
    const score = controlScore({ max: 6, healthy: 4, unhealthy: 74 })
    expect(score.perResource).toBeCloseTo(0.0769, 4)
    expect(score.current).toBeCloseTo(0.3077, 4)
    expect(score.potential).toBeCloseTo(5.6923, 4)
  })

  it.each([
    [28, 60, 47],
    [29, 60, 48],
    [22, 58, 38],
    [24, 60, 40],
  ])('2: %d of %d points are %d %%', (current, max, percentage) => {
    // A control with one resource per point reaches exactly `current` points.
    const score = scopeScore([{ max, healthy: current, unhealthy: max - current }], max)
    expect(score.current).toBe(current)
    expect(Math.round(score.percentage ?? NaN)).toBe(percentage)
  })

  it('3: the points of our controls; those of Microsoft’s that speak of containers are the same', () => {
    const points = Object.fromEntries(controls.map((control) => [control.id, control.max]))
    expect(points).toMatchObject({
      'remediate-vulnerabilities': 6,
      'apply-system-updates': 6,
      'manage-access': 4,
      'security-configurations': 4,
      'network-access': 4,
      'encrypt-in-transit': 4,
      'encrypt-at-rest': 4,
      'ddos-protection': 2,
      'auditing-logging': 1,
      'best-practices': 0,
    })
    const microsoft = [10, 8, 6, 6, 4, 4, 4, 4, 4, 3, 2, 2, 1]
    const tallies = microsoft.map((max) => ({ max, healthy: 1, unhealthy: 0 }))
    expect(scopeScore(tallies, 1)).toEqual({ current: 58, max: 58, percentage: 100, weight: 1 })
    expect(scopeScore([...tallies, { max: 2, healthy: 1, unhealthy: 0 }], 1).max).toBe(60)
  })

  it('4: a resource is healthy when it passes what applies to it', () => {
    const tally = tallied([
      [a('healthy'), b('healthy')],
      [a('unhealthy'), b('healthy')],
      [a('not-applicable'), b('healthy')],
      [a('not-applicable'), b('not-applicable')],
    ])
    expect(tally).toEqual({ max: 4, healthy: 2, unhealthy: 1 })
    expect(controlScore(tally).current).toBeCloseTo(2.67, 2)
    expect(controlScore(tally).potential).toBeCloseTo(1.33, 2)
  })

  it('5: preview recommendations count for nothing', () => {
    expect(controlState([a('unhealthy', { preview: true }), b('healthy')])).toBe('healthy')
    expect(controlState([a('unhealthy', { preview: true }), b('healthy', { preview: true })])).toBe('none')
  })

  it('6: controls without resources leave both sums', () => {
    const score = scopeScore(
      [
        { max: 6, healthy: 1, unhealthy: 1 },
        { max: 4, healthy: 1, unhealthy: 1 },
        { max: 4, healthy: 0, unhealthy: 0 },
        { max: 0, healthy: 9, unhealthy: 1 },
      ],
      4,
    )
    expect(score).toEqual({ current: 5, max: 10, percentage: 50, weight: 4 })
  })

  it('7: scopes weigh by their resources', () => {
    const scopes = [scope(20, 50, 100), scope(10, 10, 10)]
    expect(overallScore(scopes).percentage).toBeCloseTo(45.4545, 4)
    expect(overallScore(scopes, { officialQuery: true }).percentage).toBe(45.45)
  })

  it('8: an empty scope changes nothing, except in the official query', () => {
    const scopes = [scope(20, 50, 100), scope(10, 10, 10), scope(0, 0, 0)]
    expect(overallScore(scopes)).toEqual(overallScore(scopes.slice(0, 2)))
    expect(overallScore(scopes, { officialQuery: true }).percentage).toBe(45.05)
  })

  it('9: a waiver leaves the sums, mitigated counts as healthy', () => {
    const healthy = many(5, a('healthy'))
    const open = many(3, a('unhealthy'))
    const current = (more: Partial<RecommendationResult>) =>
      controlScore(tallied([...healthy, ...open, ...many(2, a('unhealthy', more))])).current
    expect(current({})).toBe(2)
    expect(current({ exemption: 'waiver' })).toBe(2.5)
    expect(current({ exemption: 'mitigated' })).toBeCloseTo(2.8, 10)
  })

  it('10: waiving every failure fills the control, waiving everything removes it', () => {
    const waived = many(5, a('unhealthy', { exemption: 'waiver' }))
    expect(controlScore(tallied([...many(5, a('healthy')), ...waived])).current).toBe(4)
    const none = tallied([...many(5, a('healthy', { exemption: 'waiver' })), ...waived])
    expect(none).toEqual({ max: 4, healthy: 0, unhealthy: 0 })
    expect(scopeScore([none], 0)).toEqual({ current: 0, max: 0, percentage: null, weight: 0 })
  })

  it('11: mending one of two failures of a resource wins nothing', () => {
    const before = tallied([[a('unhealthy'), b('unhealthy')], [a('healthy')]])
    const after = tallied([[a('healthy'), b('unhealthy')], [a('healthy')]])
    expect(after).toEqual(before)
    expect(controlScore(tallied([[a('healthy'), b('healthy')], [a('healthy')]])).current).toBe(4)
  })

  it('12: failures in grace do not count', () => {
    const tally = tallied([
      ...many(6, a('healthy')),
      ...many(1, a('unhealthy')),
      ...many(3, a('unhealthy', { inGrace: true })),
    ])
    expect(controlScore(tally).current).toBeCloseTo(3.43, 2)
  })
})

describe('what was not assessed', () => {
  it('has no percentage, rather than 0', () => {
    expect(scopeScore([], 0).percentage).toBeNull()
    expect(scopeScore([{ max: 0, healthy: 3, unhealthy: 1 }], 4).percentage).toBeNull()
    expect(overallScore([])).toEqual({ percentage: null, weight: 0 })
    expect(overallScore([scope(0, 0, 0)]).percentage).toBeNull()
    expect(overallScore([], { officialQuery: true }).percentage).toBeNull()
  })

  it('does not weigh, even if it has resources in controls without points', () => {
    const scopes = [scope(1, 2, 10), scope(0, 0, 1000)]
    expect(overallScore(scopes)).toEqual({ percentage: 50, weight: 10 })
  })
})

it.each([
  { max: 4, healthy: -1, unhealthy: 1 },
  { max: NaN, healthy: 1, unhealthy: 1 },
  { max: 4, healthy: 1, unhealthy: Infinity },
])('refuses %j', (tally) => {
  expect(() => controlScore(tally)).toThrow(RangeError)
})
