import { z } from 'zod'
import { alertStatusSchema, type AlertStatus } from './alert'
import { mayMove } from './alert-transitions'

export const alertJobStates = ['queued', 'running', 'done', 'cancelled', 'failed'] as const
export type AlertJobState = (typeof alertJobStates)[number]

/** What is done to each alert of a job. */
export const alertJobChangeSchema = z.union([
  z.strictObject({ status: alertStatusSchema, reason: z.string().nullable(), comment: z.string().nullable() }),
  z.strictObject({ owner: z.strictObject({ id: z.string(), name: z.string() }).nullable() }),
])
export type AlertJobChange = z.output<typeof alertJobChangeSchema>

/**
 * Why an alert was left as it was: it is so already, it may not go there from where it is, somebody changed it
 * meanwhile, the asking person may not change it, or it is not there (or not theirs to see).
 */
export const skipReasons = ['unchanged', 'transition', 'changed-meanwhile', 'not-permitted', 'not-found'] as const
export type SkipReason = (typeof skipReasons)[number]

/** Whether a change does anything to an alert: null when it does, else why not. */
export function skipReason(
  alert: { status: AlertStatus; ownerId: string | null },
  change: AlertJobChange,
): SkipReason | null {
  if ('owner' in change) return alert.ownerId === (change.owner?.id ?? null) ? 'unchanged' : null
  if (alert.status === change.status) return 'unchanged'
  return mayMove(alert.status, change.status) ? null : 'transition'
}

/** A job as the API shows it. */
export type AlertJobItem = {
  id: string
  state: AlertJobState
  change: AlertJobChange
  actor: { id: string | null; name: string }
  /** How many alerts there were when it was asked for; done + skipped + failed of them are dealt with. */
  total: number
  done: number
  skipped: number
  failed: number
  reasons: Partial<Record<SkipReason, number>>
  error: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  cancelledBy: string | null
}
