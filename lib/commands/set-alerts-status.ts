import { z } from 'zod'
import type { AlertStatus } from '@/lib/model/alert'
import { actorLabel } from '@/lib/auth/actor'
import { skipReason } from '@/lib/model/alert-job'
import { defineCommand } from '@/lib/operation'
import { createAlertJob } from '@/lib/store/alert-jobs'
import { moveAlerts, signalAlerts, type LockedAlert } from '@/lib/store/move-alerts'
import { settleIncidents } from '@/lib/store/refresh-incidents'
import { requireReason, statusInput } from './alert-input'
import { doneAtOnce, leftToJob, sortOut } from './many-result'
import { auditOfMany, findPicked, groupAlerts, lockPicked, pickInput, requireOnePick } from './pick-alerts'

/** Up to so many changed alerts, the answer says how each was before, so that the change can be taken back. */
const undoable = 1_000

/**
 * Sets the status of many alerts: up to 2,000 in one transaction; what a filter finds beyond that is a job of a
 * worker, which the answer names. Alerts that are left as they were are counted, and those named by id are listed
 * with the reason.
 */
export const setAlertsStatus = defineCommand({
  name: 'alert.status',
  permission: 'alerts:triage',
  input: z
    .strictObject({ ...pickInput, ...statusInput })
    .superRefine(requireReason)
    .superRefine(requireOnePick),
  target: { on: 'rows' },
  async run(context, { ids, filter, status, reason = null, comment = null }) {
    const { tx, actor, origin, now } = context
    const change = { status, reason, comment }
    const picked = await findPicked(context, 'alert.status', { ids, filter })
    if (picked.more) {
      const job = await createAlertJob(tx, { ...picked, actor, origin, filter: filter ?? {}, change })
      return leftToJob(job, filter, change)
    }
    const { moving, refused } = sortOut(await lockPicked(tx, picked), picked.refused, (alert) =>
      skipReason(alert, change),
    )
    await moveAlerts(tx, moving, change, { actor, at: now })
    await settleIncidents(
      tx,
      moving.map(({ id }) => id),
      { ...actorLabel(actor), at: now },
    )
    await signalAlerts(tx, moving)
    const before = (alert: LockedAlert) => ({ status: alert.status, reason: alert.statusReason })
    return {
      result: {
        ...doneAtOnce(moving, refused, ids !== undefined),
        previous: moving.length > undoable ? [] : previousStates(moving),
      },
      audit: auditOfMany(moving, { ids, filter }, before, change),
    }
  },
})

/** The alerts grouped by the state they had. */
function previousStates(
  changed: readonly LockedAlert[],
): { status: AlertStatus; reason: string | null; ids: string[] }[] {
  const groups = groupAlerts(changed, (alert) => `${alert.status} ${alert.statusReason ?? ''}`)
  return [...groups.values()].flatMap((alerts) => {
    const [first] = alerts
    return first ? [{ status: first.status, reason: first.statusReason, ids: alerts.map((alert) => alert.id) }] : []
  })
}
