import type { Result } from './payload'

/** Milliseconds of a result's time: `{seconds, nanos}` or RFC 3339. Null when absent, zero or senseless. */
export function resultTime(timestamp: Result['timestamp']): number | null {
  if (!timestamp) return null
  if (typeof timestamp === 'string') return dateOf(timestamp)
  const { seconds } = timestamp
  // Year 9999 bounds it. Nanoseconds are left out: some senders write negative ones.
  return seconds && seconds > 0 && seconds < 253_402_300_800 ? Math.floor(seconds) * 1_000 : null
}

export function dateOf(text: string | null | undefined): number | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}T/.test(text)) return null
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : time
}
