import { z } from 'zod'
import type { StateRule } from '../detection'
import { day, type Advance, type Crossing, type TimedMark } from './mark'

/** `m`: counts of minutes that are not closed yet. `u`, `v`, `n`: mean, variance and number of those that are. */
export const rateStateSchema = z.object({
  m: z.array(z.tuple([z.number(), z.number()])).default([]),
  u: z.number().default(0),
  v: z.number().default(0),
  n: z.number().default(0),
  f: z.number().optional(),
})
export type RateState = z.infer<typeof rateStateSchema>
type RateRule = Extract<StateRule, { kind: 'rate' }>

const minute = 60_000
/** A minute is closed when the newest is so many ahead; what comes for it later is not counted. */
const openMinutes = 5
/** What a new busy minute counts in the moving averages. */
const weight = 0.05
/** Fewer minutes are no habit that could be left. */
const fewestMinutes = 30
const quiet = 3_600_000

/**
 * Counts requests by the minute, and tells of the first minute of an hour that is far above the key's usual. Only
 * minutes with requests count for what is usual, so that a night does not make the morning strange.
 */
export function advanceRate<Source>(
  rule: RateRule,
  state: RateState,
  marks: readonly TimedMark<Source>[],
  isLearned: (at: number) => boolean,
): Advance<RateState, Source> {
  const counts = new Map(state.m)
  const oldest = Math.max(-Infinity, ...counts.keys()) - openMinutes
  const last = new Map<number, TimedMark<Source>>()
  for (const mark of marks) {
    const at = Math.floor(mark.at / minute)
    if (at < oldest) continue
    counts.set(at, (counts.get(at) ?? 0) + 1)
    const known = last.get(at)
    if (!known || known.at <= mark.at) last.set(at, mark)
  }
  const crossings: Crossing<Source>[] = []
  let { u: mean, v: variance, n: minutes, f: fired } = state
  const open: [number, number][] = []
  const newest = Math.max(-Infinity, ...counts.keys())
  for (const [at, count] of [...counts].sort(([a], [b]) => a - b)) {
    const mark = last.get(at)
    const usual = mean + rule.sigmas * Math.sqrt(variance)
    const isFar = count >= rule.floor && count > usual && minutes >= fewestMinutes
    if (mark && isFar && isLearned(mark.at) && (fired === undefined || Math.abs(mark.at - fired) >= quiet)) {
      fired = mark.at
      crossings.push({ at: mark.at, source: mark.source, count, examples: [`usually ${Math.round(mean)} a minute`] })
    }
    if (newest - at < openMinutes) {
      open.push([at, count])
      continue
    }
    const away = count - mean
    const share = minutes === 0 ? 1 : Math.max(weight, 1 / (minutes + 1))
    mean += share * away
    variance = (1 - share) * (variance + share * away * away)
    minutes += 1
  }
  return {
    state: { m: open, u: mean, v: variance, n: minutes, ...(fired === undefined ? {} : { f: fired }) },
    crossings,
    keepUntil: (newest + 1) * minute + Math.max(2 * rule.learningDays, 14) * day,
  }
}
