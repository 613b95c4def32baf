import type { AlertStatus } from '@/lib/model/alert'

export const dedupeWindowHours = 24
/** So long after its resolution an alert is taken up again when it happens again; later it is another story. */
export const reopenDays = 30

/**
 * Says whether an event joins the newest alert of the same type and entity (`repeat`), joins it and makes it active
 * again (`reopen`), or raises another (`new`).
 * - An open or dismissed alert takes events up to 24 hours after it was last seen. The window slides: a fault that
 *   keeps on stays one alert. What people dismissed stays quiet while it goes on, but not for ever.
 * - An event from before the last one (a late delivery) joins too: news about the past raises no second alert.
 * - Of a resolved alert someone said that it was over. What happened before that and comes late joins it and changes
 *   nothing; what happens after it, within 30 days, opens it again.
 * Throws RangeError when a time is no date.
 */
export function mergeDecision(
  previous: { status: AlertStatus; statusChangedAt: Date | string; lastSeenAt: Date | string } | null,
  at: Date | string,
): 'repeat' | 'reopen' | 'new' {
  const now = timeOf(at)
  if (!previous) return 'new'
  const lastSeen = timeOf(previous.lastSeenAt)
  if (previous.status === 'resolved') {
    const since = now - timeOf(previous.statusChangedAt)
    if (since <= 0) return 'repeat'
    return since <= reopenDays * 86_400_000 ? 'reopen' : 'new'
  }
  return now - lastSeen <= dedupeWindowHours * 3_600_000 ? 'repeat' : 'new'
}

function timeOf(value: Date | string): number {
  const time = new Date(value).getTime()
  if (Number.isNaN(time)) throw new RangeError('not a date')
  return time
}
