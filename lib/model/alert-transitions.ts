import type { AlertStatus } from './alert'

/**
 * Where a person may set an alert from each status. What is closed is opened first: an alert is not dismissed for
 * being resolved, and the timeline shows who took it up again. Events open resolved alerts by themselves; undo
 * restores the status before, whichever it was.
 */
export const alertTransitions = {
  active: ['in-progress', 'resolved', 'dismissed'],
  'in-progress': ['active', 'resolved', 'dismissed'],
  resolved: ['active', 'in-progress'],
  dismissed: ['active', 'in-progress'],
} as const satisfies Record<AlertStatus, readonly AlertStatus[]>

/** Whether a person may set an alert from one status to another. */
export function mayMove(from: AlertStatus, to: AlertStatus): boolean {
  const allowed: readonly AlertStatus[] = alertTransitions[from]
  return allowed.includes(to)
}
