/** How a collector keeps its rhythm, the worst first: that is the order of its list. */
export const collectorHealths = ['silent', 'late', 'waiting', 'reporting', 'expired', 'revoked'] as const
export type CollectorHealth = (typeof collectorHealths)[number]

type Stamp = Date | string | null

/** What health is told from. `rhythm` is the usual gap between two reports, in seconds; null while it is not known. */
export type CollectorFacts = {
  lastSeenAt: Stamp
  createdAt: Date | string
  rhythm: number | null
  revokedAt: Stamp
  expiresAt: Stamp
}

const minute = 60_000
/** Below this nobody is late, however fast they usually report: one lost beat is no news. */
const leastLate = 15 * minute
const silentAfter = 24 * 60 * minute
/** One beat may fail; two in a row are news. Without a rhythm there is nothing to be late against. */
const rhythmFactor = 2

const millis = (stamp: Date | string) => new Date(stamp).getTime()

/**
 * The health of a collector at `now`: revoked and expired before all else; waiting until the first report; silent
 * after 24 h (or after twice its rhythm, when it reports more rarely than every 12 h); late after twice its rhythm.
 */
export function collectorHealth(facts: CollectorFacts, now: Date): CollectorHealth {
  if (facts.revokedAt !== null) return 'revoked'
  if (facts.expiresAt !== null && millis(facts.expiresAt) <= now.getTime()) return 'expired'
  if (facts.lastSeenAt === null) return 'waiting'
  const since = now.getTime() - millis(facts.lastSeenAt)
  const twice = facts.rhythm === null ? null : facts.rhythm * 1000 * rhythmFactor
  if (since > Math.max(silentAfter, twice ?? 0)) return 'silent'
  if (twice !== null && since > Math.max(leastLate, twice)) return 'late'
  return 'reporting'
}

/** Whether somebody should look after it. */
export function needsCare(health: CollectorHealth): boolean {
  return health === 'silent' || health === 'late'
}

/** Reports this close together are one beat: what sends twenty images at once has no rhythm of seconds. */
const beat = 5 * minute
const beats = 20
/** Without a pause for this many times five minutes it is not a burst but a steady sender. */
const steady = 24
/** A rhythm rarer than this moves the bounds of silence, so it must have been kept for a while. */
const rare = 12 * 60 * minute
const beatsForRare = 10

/**
 * The rhythm in seconds: the median gap between the last 20 beats in these times of reports, in any order. Null when
 * there is none: fewer than three beats, or more than one gap in five is over twice the median, as with a pipeline
 * that runs when somebody works; and while a rhythm of more than 12 h has not been kept for ten beats.
 */
export function collectorRhythm(times: readonly (Date | string)[]): number | null {
  const heard = [...new Set(times.map((time) => Math.floor(millis(time) / beat) * beat))].toSorted((a, b) => a - b)
  const starts = heard.filter((time, index) => index === 0 || time - (heard[index - 1] ?? 0) > beat).slice(-beats)
  if (starts.length < 3) return heard.length >= steady ? beat / 1000 : null
  const gaps = starts
    .slice(1)
    .map((time, index) => time - (starts[index] ?? time))
    .toSorted((a, b) => a - b)
  const middle = (gaps.length - 1) / 2
  const median = ((gaps[Math.floor(middle)] ?? 0) + (gaps[Math.ceil(middle)] ?? 0)) / 2
  const odd = gaps.filter((gap) => gap > median * rhythmFactor).length
  if (odd * 5 > gaps.length || (median > rare && starts.length < beatsForRare)) return null
  return Math.round(median / 1000)
}
