import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overallScore } from '@/lib/assess/score'
import { controls } from '@/lib/model/control'
import type { FirstAction } from '@/lib/model/overview'
import type { ScoreMove } from '@/lib/model/posture'
import { scoreOf, standControls, type Scored } from './control-standing'
import { staleClusters } from './evidence-freshness'
import { walkBack } from './open-alert-days'
import { rankFirst } from './rank-first'
import { goalDate, sumMoves } from './sum-moves'

const tally = fc.record({ healthy: fc.nat(500), unhealthy: fc.nat(500) })
const scored: fc.Arbitrary<Scored[]> = fc
  .array(
    fc
      .tuple(fc.dictionary(fc.constantFrom(...controls.map(({ id }) => id)), tally), fc.integer({ min: 1, max: 900 }))
      .map(([counts, weight]) => ({ id: '', controls: new Map(Object.entries(counts)), weight })),
    { maxLength: 5 },
  )
  .map((list) => list.map((one, index) => ({ ...one, id: String(index) })))

describe('controls', () => {
  it('share out the overall score and all that is missing from it, whatever the estate', () => {
    fc.assert(
      fc.property(scored, (environments) => {
        const { percentage } = overallScore(environments.map(scoreOf))
        const rows = standControls(environments)
        const sum = (pick: 'share' | 'potential') => rows.reduce((total, row) => total + (row[pick] ?? 0), 0)
        if (percentage === null) expect(rows.every((row) => row.share === null)).toBe(true)
        else {
          expect(sum('share')).toBeCloseTo(percentage, 6)
          expect(sum('potential')).toBeCloseTo(100 - percentage, 6)
        }
      }),
    )
  })

  it('put the greatest potential first and those without points last', () => {
    const counts = { healthy: 5, unhealthy: 5 }
    const rows = standControls([{ id: 'a', weight: 10, controls: new Map(controls.map(({ id }) => [id, counts])) }])
    expect(rows[0]?.max).toBe(6)
    expect(rows.at(-1)).toMatchObject({ id: 'best-practices', potential: null, unhealthy: 5 })
  })
})

const move = (delta: number, checkId: string): ScoreMove => ({
  cause: 'fixed',
  checkId,
  checkName: checkId,
  count: 1,
  delta,
  at: null,
  assets: [],
})

describe('moves', () => {
  it('add up to the whole difference, with the small ones gathered and the rest named', () => {
    const moves = [1.6, -0.5, 0.4, 1.2, -0.3, 0.2, 0.1].map((delta, index) => move(delta, `c${index}`))
    const shown = sumMoves(moves, 3)
    expect(shown.map((one) => one.cause)).toEqual([...Array<string>(5).fill('fixed'), 'other', 'weighting'])
    expect(shown[5]).toMatchObject({ count: 2 })
    expect(shown[5]?.delta).toBeCloseTo(0.3)
    expect(shown.reduce((sum, one) => sum + one.delta, 0)).toBeCloseTo(3)
  })

  it('name no rest that is only rounding', () => {
    expect(sumMoves([move(1, 'a')], 1 + 1e-9)).toHaveLength(1)
    expect(sumMoves([], 0)).toEqual([])
  })

  it('add up exactly also with a rest too small to be drawn: it is one of the smaller causes, or named', () => {
    const moves = [1, 2, 3, 4, 5, 6].map((delta) => move(delta, `c${delta}`))
    const shown = sumMoves(moves, 21.03)
    expect(shown.map((one) => one.cause)).toEqual([...Array<string>(5).fill('fixed'), 'other'])
    expect(shown[5]).toMatchObject({ count: 2 })
    expect(shown.reduce((sum, one) => sum + one.delta, 0)).toBeCloseTo(21.03, 9)
    expect(sumMoves([move(1, 'a')], 1.03).map((one) => one.cause)).toEqual(['fixed', 'weighting'])
  })
})

describe('the date of the goal', () => {
  const now = new Date('2026-11-18T00:00:00Z')
  it('follows the pace', () => {
    expect(goalDate({ percentage: 61.6, goal: 75 }, { delta: 2.4, days: 7 }, now)).toMatch(/^2026-12-27/)
  })
  it('is not given when it would be a guess', () => {
    const standing = { percentage: 61.6, goal: 75 }
    expect(goalDate(standing, { delta: 0, days: 7 }, now)).toBeNull()
    expect(goalDate(standing, { delta: -1, days: 7 }, now)).toBeNull()
    expect(goalDate(standing, { delta: 60, days: 0.1 }, now)).toBeNull()
    expect(goalDate(standing, { delta: 0.01, days: 7 }, now)).toBeNull()
    expect(goalDate({ percentage: 80, goal: 75 }, { delta: 1, days: 7 }, now)).toBeNull()
    expect(goalDate({ percentage: null, goal: 75 }, { delta: 1, days: 7 }, now)).toBeNull()
  })
})

describe('open alerts by day', () => {
  const today = Date.UTC(2026, 10, 20)
  const none = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 }
  it('walk back from today, whatever the order within a day', () => {
    const day = new Date(today)
    const turns = [
      { day, severity: 'high' as const, by: 3 },
      { day, severity: 'high' as const, by: -2 },
    ]
    for (const order of [turns, turns.toReversed()]) {
      const days = walkBack({ ...none, high: 2 }, order, { today, days: 2, since: 0 })
      expect(days.map((row) => row.counts?.high)).toEqual([1, 2])
    }
  })
  it('are unknown while no plan was ever on', () => {
    const days = walkBack(none, [], { today, days: 3, since: Number.POSITIVE_INFINITY })
    expect(days.every((row) => row.counts === null)).toBe(true)
  })
})

describe('the ranking', () => {
  const action = (id: string, parts: Partial<FirstAction>): FirstAction => ({
    kind: 'finding',
    id,
    findingKind: null,
    title: id,
    severity: 'high',
    place: '',
    assetId: '',
    resources: 1,
    reasons: [],
    gain: null,
    ...parts,
  })
  it('goes by severity, attack, exposure, running, gain, spread', () => {
    const reason = (...kinds: ('exploited' | 'alert' | 'exposed' | 'running')[]) =>
      kinds.map((kind) => ({ kind, text: kind }))
    const ordered = [
      action('critical', { severity: 'critical' }),
      action('alert-exposed', { reasons: reason('alert', 'exposed') }),
      action('exploited', { reasons: reason('exploited') }),
      action('exposed', { reasons: reason('exposed') }),
      action('running', { reasons: reason('running') }),
      action('gain', { gain: 2 }),
      action('wide', { resources: 9 }),
      action('a', {}),
      action('b', {}),
    ]
    expect(rankFirst(ordered.toReversed()).map((row) => row.id)).toEqual(ordered.map((row) => row.id))
  })
})

describe('fresh clusters', () => {
  const clusters = [
    { id: '1', key: 'k8s/aaa' },
    { id: '2', key: 'k8s/aaab' },
  ]
  it('are those a new list was about, by the whole key', () => {
    const before = new Date('2026-11-20T00:00:00Z')
    const at = new Date('2026-11-20T01:00:00Z')
    expect(staleClusters(clusters, [{ subject: 'k8s/aaa k8s/zzz', at }], before)).toEqual(['2'])
    expect(staleClusters(clusters, [{ subject: 'k8s/aaab/shop', at }], before)).toEqual(['1'])
    expect(staleClusters(clusters, [{ subject: 'k8s/aaa', at: new Date(0) }], before)).toEqual(['1', '2'])
  })
})
