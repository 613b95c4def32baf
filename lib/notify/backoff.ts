const minute = 60_000
const hour = 60 * minute

/** Pauses between the tries of one message: nine tries within a day. */
const pauses = [5_000, 30_000, 2 * minute, 10 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour]
export const maxAttempts = pauses.length + 1
/** Nobody may put us off for longer. */
const longest = 24 * hour

/**
 * When to try again after `attempts` tries, in ms from now: the pause of that try, up to a fifth more or less, so
 * that what failed together does not come back together; never before what the receiver asked for (`retryAfter`, ms).
 */
export function pauseAfter(attempts: number, retryAfter: number | null = null, chance: () => number = Math.random) {
  const pause = pauses[Math.min(Math.max(attempts, 1), pauses.length) - 1] ?? longest
  return Math.min(longest, Math.max(Math.round(pause * (0.8 + chance() * 0.4)), retryAfter ?? 0))
}

/** How long a receiver rests after `failures` in a row: other messages to it wait too. At most 5 minutes. */
export function restAfter(failures: number, retryAfter: number | null = null): number {
  const rest = failures < 3 ? 0 : Math.min(5 * minute, 5_000 * 2 ** (failures - 3))
  return Math.min(longest, Math.max(rest, retryAfter ?? 0))
}

/** `Retry-After` (RFC 9110, 10.2.3) in ms from `now`: seconds or a date; null for anything else. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim()) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}
