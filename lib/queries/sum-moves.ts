import type { ScoreMove } from '@/lib/model/posture'

/** A rest below half of the last digit that is drawn is one of the smaller causes, where there are any. */
const small = 0.05
/** Below this it is rounding of the machine. */
const least = 1e-6

/**
 * The moves to show, the largest first, so that they add up to `delta`: those beyond the first few become one called
 * `other`, and what the moves leave over one called `weighting`.
 */
export function sumMoves(moves: readonly ScoreMove[], delta: number, shown = 5): ScoreMove[] {
  const ordered = moves.toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
  const rest = delta - moves.reduce((sum, move) => sum + move.delta, 0)
  const nameless = { checkId: null, checkName: null, at: null, assets: [] }
  const weighting: ScoreMove[] =
    Math.abs(rest) < least ? [] : [{ ...nameless, cause: 'weighting', count: 0, delta: rest }]
  const beyond = ordered.slice(shown)
  const others = beyond.length > 0 && Math.abs(rest) < small ? [...beyond, ...weighting] : beyond
  return [
    ...ordered.slice(0, shown),
    ...(others.length > 0
      ? [
          {
            ...nameless,
            cause: 'other' as const,
            count: others.length,
            delta: others.reduce((sum, move) => sum + move.delta, 0),
          },
        ]
      : []),
    ...(others.length > beyond.length ? [] : weighting),
  ]
}

/** A pace of less than this says more about the first import than about the work. */
const leastDays = 2

/**
 * When a score that moves on as it did reaches the goal; null when it stands still, falls, is already there, would
 * need more than two years, or was watched for less than two days. `delta` over `days`.
 */
export function goalDate(
  standing: { percentage: number | null; goal: number | null },
  pace: { delta: number; days: number },
  now: Date,
): string | null {
  const { percentage, goal } = standing
  if (percentage === null || goal === null || percentage >= goal || pace.delta <= 0 || pace.days < leastDays)
    return null
  const days = ((goal - percentage) / pace.delta) * pace.days
  return days > 730 ? null : new Date(now.getTime() + days * 86_400_000).toISOString()
}
