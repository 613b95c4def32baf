import { z } from 'zod'
import type { AlertStatus } from '@/lib/model/alert'
import { actorLabel } from '@/lib/auth/actor'
import { defineCommand } from '@/lib/operation'
import { moveAlerts, signalAlerts, type LockedAlert } from '@/lib/store/move-alerts'
import { settleIncidents } from '@/lib/store/refresh-incidents'
import { requireReason, statusInput } from './alert-input'
import { auditOfMany, groupAlerts, pickAlerts, pickInput, requireOnePick } from './pick-alerts'

/** Up to so many changed alerts, the answer says how each was before, so that the change can be taken back. */
const undoable = 1_000

/**
 * Sets the status of many alerts in one transaction. Alerts that have it already, and ids that are not the asking
 * person's to change, are skipped and counted.
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
    const { tx, actor, now } = context
    const changed: LockedAlert[] = []
    let matched = 0
    for await (const batch of pickAlerts(context, { ids, filter })) {
      const moving = batch.filter((alert) => alert.status !== status)
      await moveAlerts(tx, moving, { status, reason, comment }, { actor, at: now })
      matched += batch.length
      changed.push(...moving)
    }
    const deed = { ...actorLabel(actor), at: now }
    await settleIncidents(
      tx,
      changed.map(({ id }) => id),
      deed,
    )
    await signalAlerts(tx, changed)
    const before = (alert: LockedAlert) => ({ status: alert.status, reason: alert.statusReason })
    return {
      result: {
        changed: changed.length,
        skipped: (ids ? new Set(ids).size : matched) - changed.length,
        previous: changed.length > undoable ? [] : previousStates(changed),
      },
      audit: auditOfMany(changed, { ids, filter }, before, { status, reason, comment }),
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
