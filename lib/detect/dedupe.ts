import type { AlertStatus } from '@/lib/model/alert'

export const dedupeWindowHours = 24

/**
 * Says whether an event joins the newest alert of the same type and entity (`repeat`) or raises another (`new`).
 * - Open (active, in progress) and dismissed alerts take events up to 24 hours after they were last seen. The window
 *   slides: a fault that keeps on stays one alert. What people dismissed stays quiet while it goes on, but not for ever.
 * - A resolved alert takes nothing: someone said that it was over, so its return is news.
 * - An event from before the last one (a late delivery) joins too: news about the past raises no second alert.
 * Throws RangeError when a time is no date.
 */
export function mergeDecision(
  previous: { status: AlertStatus; lastSeenAt: Date | string } | null,
  at: Date | string,
): 'repeat' | 'new' {
  const now = timeOf(at)
  if (!previous) return 'new'
  const lastSeen = timeOf(previous.lastSeenAt)
  if (previous.status === 'resolved') return 'new'
  return now - lastSeen <= dedupeWindowHours * 3_600_000 ? 'repeat' : 'new'
}

function timeOf(value: Date | string): number {
  const time = new Date(value).getTime()
  if (Number.isNaN(time)) throw new RangeError('not a date')
  return time
}
