import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ControlState } from './control-state'
import { controlScore, moveTally, overallScore, scopeScore, type ControlTally } from './score'

const count = fc.integer({ min: 0, max: 100_000 })
const tally: fc.Arbitrary<ControlTally> = fc.record({
  max: fc.constantFrom(0, 1, 2, 4, 6, 10),
  healthy: count,
  unhealthy: count,
})
const state = fc.constantFrom<ControlState>('healthy', 'unhealthy', 'none')
const slack = 1e-9

describe('scores', () => {
  it('stay between 0 and the maximum', () => {
    fc.assert(
      fc.property(tally, (control) => {
        const { current, potential } = controlScore(control)
        expect(current).toBeGreaterThanOrEqual(0)
        expect(current).toBeLessThanOrEqual(control.max)
        expect(potential).toBeGreaterThanOrEqual(0)
      }),
    )
    fc.assert(
      fc.property(fc.array(tally), count, (controls, weight) => {
        const { current, max, percentage } = scopeScore(controls, weight)
        expect(current).toBeGreaterThanOrEqual(0)
        expect(current).toBeLessThanOrEqual(max + slack)
        expect(percentage === null).toBe(max === 0)
        expect(percentage ?? 0).toBeLessThanOrEqual(100 + slack)
      }),
    )
  })

  it('never fall when a resource is mended', () => {
    const broken = tally.filter((control) => control.unhealthy > 0)
    fc.assert(
      fc.property(broken, fc.array(tally), (control, others) => {
        const mended = moveTally(control, 'unhealthy', 'healthy')
        const before = scopeScore([control, ...others], 1).percentage ?? 0
        const after = scopeScore([mended, ...others], 1).percentage ?? 0
        expect(after).toBeGreaterThanOrEqual(before - slack)
      }),
    )
  })

  it('do not depend on the order of controls or scopes', () => {
    const shuffled = fc
      .array(tally)
      .chain((controls) =>
        fc.tuple(fc.constant(controls), fc.shuffledSubarray(controls, { minLength: controls.length })),
      )
    fc.assert(
      fc.property(shuffled, ([controls, mixed]) => {
        expect(scopeScore(mixed, 1)).toEqual(scopeScore(controls, 1))
        const scopes = (tallies: ControlTally[]) => tallies.map((one) => scopeScore([one], one.healthy + one.unhealthy))
        expect(overallScore(scopes(mixed))).toEqual(overallScore(scopes(controls)))
      }),
    )
  })

  it('of several scopes lie between the lowest and the highest', () => {
    const scopes = fc.array(fc.tuple(tally, count).map(([one, weight]) => scopeScore([one], weight)))
    fc.assert(
      fc.property(scopes, (list) => {
        const counted = list.flatMap(({ percentage, weight }) =>
          percentage !== null && weight > 0 ? [percentage] : [],
        )
        const { percentage } = overallScore(list)
        expect(percentage === null).toBe(counted.length === 0)
        if (percentage === null) return
        expect(percentage).toBeGreaterThanOrEqual(Math.min(...counted) - slack)
        expect(percentage).toBeLessThanOrEqual(Math.max(...counted) + slack)
      }),
    )
  })
})

it('a tally that is moved along equals one that is counted anew', () => {
  const change = fc.record({ resource: fc.integer({ min: 0, max: 9 }), to: state })
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const states = new Map<number, ControlState>()
      let moved: ControlTally = { max: 4, healthy: 0, unhealthy: 0 }
      for (const { resource, to } of changes) {
        moved = moveTally(moved, states.get(resource) ?? 'none', to)
        states.set(resource, to)
      }
      const all = [...states.values()]
      expect(moved).toEqual({
        max: 4,
        healthy: all.filter((one) => one === 'healthy').length,
        unhealthy: all.filter((one) => one === 'unhealthy').length,
      })
    }),
  )
})
