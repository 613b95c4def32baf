import { controlScore, overallScore, scopeScore, type ScopeScore } from '@/lib/assess/score'
import { controls, type ControlId } from '@/lib/model/control'
import type { ControlStanding } from '@/lib/model/posture'

export type ControlCounts = ReadonlyMap<string, { healthy: number; unhealthy: number }>

/** One environment as far as its score goes: resources by control, and how many distinct ones count. */
export type Scored = { id: string; controls: ControlCounts; weight: number }

const none = { healthy: 0, unhealthy: 0 }

/** The score of one environment. */
export function scoreOf({ controls: counts, weight }: Scored): ScopeScore {
  return scopeScore(
    controls.map(({ id, max }) => ({ max, ...(counts.get(id) ?? none) })),
    weight,
  )
}

/**
 * What one resource of a control is worth in the score over all these environments, by environment: 0 where it has
 * no points or no score. The weights are those of `overallScore`.
 */
export function worthOf(scored: readonly Scored[], control: ControlId): ReadonlyMap<string, number> {
  const { weight } = overallScore(scored.map(scoreOf))
  const max = controls.find(({ id }) => id === control)?.max ?? 0
  return new Map(
    scored.map((environment) => {
      const score = scoreOf(environment)
      const tally = { max, ...(environment.controls.get(control) ?? none) }
      const worth = score.max > 0 && weight > 0 ? (controlScore(tally).perResource * 100) / score.max : 0
      return [environment.id, worth === 0 ? 0 : (worth * environment.weight) / weight]
    }),
  )
}

/**
 * Every control over these environments, the greatest potential first. Shares add up to the overall score and
 * potentials to what is missing from 100, because each environment enters with its own weight and maximum.
 */
export function standControls(scored: readonly Scored[]): ControlStanding[] {
  return controls
    .map(({ id, name, max }) => {
      const worth = worthOf(scored, id)
      const sum = (pick: (counts: { healthy: number; unhealthy: number }, worth: number) => number) =>
        scored.reduce((total, one) => total + pick(one.controls.get(id) ?? none, worth.get(one.id) ?? 0), 0)
      const healthy = sum((counts) => counts.healthy)
      const unhealthy = sum((counts) => counts.unhealthy)
      const counted = [...worth.values()].some((value) => value > 0)
      const share = counted ? sum((counts, value) => counts.healthy * value) : null
      const potential = counted ? sum((counts, value) => counts.unhealthy * value) : null
      const { current } = controlScore({ max, healthy, unhealthy })
      const weight = share === null || potential === null ? null : share + potential
      return { id, name, max, current, healthy, unhealthy, weight, share, potential }
    })
    .toSorted((a, b) => (b.potential ?? -1) - (a.potential ?? -1) || b.unhealthy - a.unhealthy)
}
