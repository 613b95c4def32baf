import type { AlertSeverity } from '@/lib/model/alert'

/** Hours in which an alert should be dealt with, from the moment it was raised; null: there is no hurry. */
export const dueHours = {
  critical: 4,
  high: 24,
  medium: 72,
  low: 168,
  informational: null,
} as const satisfies Record<AlertSeverity, number | null>

/** When an alert of this severity, raised at `raisedAt`, is due; null when it has no due time. */
export function dueAt(severity: AlertSeverity, raisedAt: Date | string): Date | null {
  const hours = dueHours[severity]
  const raised = new Date(raisedAt).getTime()
  if (Number.isNaN(raised)) throw new RangeError('raisedAt is no date')
  return hours === null ? null : new Date(raised + hours * 3_600_000)
}
