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
/** Without a rhythm there is nothing to be late against, so only silence is told. */
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
  const beat = facts.rhythm === null ? null : facts.rhythm * 1000 * rhythmFactor
  if (since > Math.max(silentAfter, beat ?? 0)) return 'silent'
  if (beat !== null && since > Math.max(leastLate, beat)) return 'late'
  return 'reporting'
}

/** Whether somebody should look after it. */
export function needsCare(health: CollectorHealth): boolean {
  return health === 'silent' || health === 'late'
}

/**
 * The rhythm in seconds: the median gap between the given times of reports, in any order. Null with fewer than
 * three reports, as one gap is no rhythm.
 */
export function collectorRhythm(times: readonly (Date | string)[]): number | null {
  const ordered = times.map(millis).toSorted((one, other) => one - other)
  if (ordered.length < 3) return null
  const gaps = ordered
    .slice(1)
    .map((time, index) => time - (ordered[index] ?? time))
    .toSorted((one, other) => one - other)
  const middle = gaps.length / 2
  const median = ((gaps[Math.ceil(middle) - 1] ?? 0) + (gaps[Math.floor(middle)] ?? 0)) / 2
  return Math.max(1, Math.round(median / 1000))
}
