import type { ControlState } from './control-state'

/** Points of a control and how many resources are healthy and unhealthy in it. */
export type ControlTally = { max: number; healthy: number; unhealthy: number }

/** Points: reached, still to be won, and for each resource. All 0 when no resource is in the control. */
export type ControlScore = { current: number; potential: number; perResource: number }

/** Score of one environment. `percentage` is 0–100, null when nothing that gives points was assessed: never 0 then. */
export type ScopeScore = { current: number; max: number; percentage: number | null; weight: number }

/**
 * Points of one control: max × healthy ÷ (healthy + unhealthy). Throws RangeError on numbers that no count can have.
 * Source: Microsoft Defender for Cloud, "Secure score security controls".
 */
export function controlScore({ max, healthy, unhealthy }: ControlTally): ControlScore {
  if (![max, healthy, unhealthy].every((value) => Number.isFinite(value) && value >= 0)) {
    throw new RangeError(`no control has ${healthy} healthy and ${unhealthy} unhealthy resources for ${max} points`)
  }
  const resources = healthy + unhealthy
  if (resources === 0) return { current: 0, potential: 0, perResource: 0 }
  // Multiplied first, so that an all-healthy control reaches exactly its maximum.
  const current = (max * healthy) / resources
  return { current, potential: max - current, perResource: max / resources }
}

/** The tally after one resource went from one state to another. */
export function moveTally(tally: ControlTally, from: ControlState, to: ControlState, count = 1): ControlTally {
  const next = { ...tally }
  if (from !== 'none') next[from] -= count
  if (to !== 'none') next[to] += count
  return next
}

/**
 * Score of one scope: Σ current ÷ Σ max over the controls that have resources; the others leave both sums, and
 * controls without points never count. `weight`: how many distinct resources are healthy or unhealthy in the scope.
 */
export function scopeScore(controls: readonly ControlTally[], weight: number): ScopeScore {
  // Smallest first: the sum must not depend on the order in which controls come.
  const counted = controls
    .filter(({ max, healthy, unhealthy }) => max > 0 && healthy + unhealthy > 0)
    .map((tally) => ({ max: tally.max, current: controlScore(tally).current }))
    .sort((a, b) => a.max - b.max || a.current - b.current)
  const max = counted.reduce((sum, control) => sum + control.max, 0)
  const current = counted.reduce((sum, control) => sum + control.current, 0)
  return { current, max, percentage: max > 0 ? (100 * current) / max : null, weight }
}

/**
 * Score over several scopes: the mean of their percentages, weighted by their resources. Scopes in which nothing was
 * assessed do not weigh, so adding an empty one changes nothing; null when all are such.
 *
 * `officialQuery` follows Microsoft's Azure Resource Graph sample "Secure score per management group" to the letter,
 * for comparison: terms rounded to two decimals, and an empty scope adds 1 to the weights, which lowers the score.
 */
export function overallScore(
  scopes: readonly ScopeScore[],
  { officialQuery = false }: { officialQuery?: boolean } = {},
): { percentage: number | null; weight: number } {
  return officialQuery ? sampleQuery(scopes) : weightedMean(scopes)
}

function weightedMean(scopes: readonly ScopeScore[]) {
  const counted = scopes
    .flatMap(({ percentage, weight }) => (percentage !== null && weight > 0 ? [{ percentage, weight }] : []))
    .sort((a, b) => a.weight - b.weight || a.percentage - b.percentage)
  const weight = counted.reduce((sum, scope) => sum + scope.weight, 0)
  const points = counted.reduce((sum, scope) => sum + scope.weight * scope.percentage, 0)
  return { percentage: weight > 0 ? Math.min(100, points / weight) : null, weight }
}

function sampleQuery(scopes: readonly ScopeScore[]) {
  const weight = scopes.reduce((sum, scope) => sum + (scope.weight || 1), 0)
  const points = scopes.reduce(
    (sum, { current, max, weight }) => sum + (max > 0 ? cents((weight * current) / max) : 0),
    0,
  )
  return { percentage: scopes.length > 0 ? cents((100 * points) / weight) : null, weight }
}

const cents = (value: number) => Math.round(value * 100) / 100
