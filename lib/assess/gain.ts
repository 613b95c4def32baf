import { controlState, countedState, type RecommendationResult } from './control-state'
import { controlScore } from './score'

/** What mending one recommendation everywhere would do to its control. */
export type Gain = {
  /** Resources on which it fails and counts. */
  unhealthy: number
  /** Those of them that would turn healthy: it is their only failing counted recommendation in the control. */
  alone: number
  /** Points that mending just this one would bring. */
  points: number
}

/**
 * What each recommendation of a control gives alone, by check id. `resources`: for each resource the results of the
 * control's recommendations. The gains of all need not add up to the control's potential: a resource that fails two
 * recommendations is won only by mending both.
 */
export function recommendationGain(
  max: number,
  resources: readonly (readonly RecommendationResult[])[],
): ReadonlyMap<string, Gain> {
  const counts = new Map<string, { unhealthy: number; alone: number }>()
  let healthy = 0
  let unhealthy = 0
  for (const results of resources) {
    const state = controlState(results)
    if (state === 'healthy') healthy += 1
    if (state === 'unhealthy') unhealthy += 1
    const failing = new Set(results.flatMap((result) => (countedState(result) === 'unhealthy' ? [result.checkId] : [])))
    for (const { checkId } of results) if (!counts.has(checkId)) counts.set(checkId, { unhealthy: 0, alone: 0 })
    for (const checkId of failing) {
      const count = counts.get(checkId)
      if (!count) continue
      count.unhealthy += 1
      if (failing.size === 1) count.alone += 1
    }
  }
  const { current } = controlScore({ max, healthy, unhealthy })
  return new Map(
    [...counts].map(([checkId, count]) => {
      const after = controlScore({ max, healthy: healthy + count.alone, unhealthy: unhealthy - count.alone })
      return [checkId, { ...count, points: after.current - current }]
    }),
  )
}

/** Percentage points that `points` more would add to a scope of `max` points; null when nothing is assessed there. */
export function percentagePoints(points: number, max: number): number | null {
  return max > 0 ? (100 * points) / max : null
}
