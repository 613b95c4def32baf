import type { AlertStatus } from '@/lib/model/alert'

export const dedupeWindowHours = 24

/**
 * Says whether an event joins the newest alert of the same type and entity (`repeat`) or raises another (`new`).
 * - An alert takes events up to 24 hours after it was last seen. The window slides: a fault that keeps on stays one
 *   alert. What people dismissed stays quiet while it goes on, but not for ever.
 * - An event from before the last one (a late delivery) joins too: news about the past raises no second alert.
 * - A resolved alert takes only what happened before it was resolved. Someone said that it was over, so what happens
 *   after that is news; a late delivery of what was going on then is not.
 * Throws RangeError when a time is no date.
 */
export function mergeDecision(
  previous: { status: AlertStatus; statusChangedAt: Date | string; lastSeenAt: Date | string } | null,
  at: Date | string,
): 'repeat' | 'new' {
  const now = timeOf(at)
  if (!previous) return 'new'
  const lastSeen = timeOf(previous.lastSeenAt)
  if (previous.status === 'resolved' && now > timeOf(previous.statusChangedAt)) return 'new'
  return now - lastSeen <= dedupeWindowHours * 3_600_000 ? 'repeat' : 'new'
}

function timeOf(value: Date | string): number {
  const time = new Date(value).getTime()
  if (Number.isNaN(time)) throw new RangeError('not a date')
  return time
}
