import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { mayMove } from '@/lib/model/alert-transitions'
import { defineCommand } from '@/lib/operation'
import { moveAlerts, signalAlerts } from '@/lib/store/move-alerts'
import { settleIncidents } from '@/lib/store/refresh-incidents'
import { environmentOfAlert, requireReason, statusInput } from './alert-input'
import { alertConflict, lockAlert } from './lock-alert'

/**
 * Sets an alert's status, as far as `alertTransitions` allow. `version` is the one that the asking person saw. Throws
 * OperationError conflict with the present state when that is not allowed or someone else was quicker.
 */
export const setAlertStatus = defineCommand({
  name: 'alert.status',
  permission: 'alerts:triage',
  input: z
    .strictObject({ id: z.uuid(), ...statusInput, version: z.int().min(1).optional() })
    .superRefine(requireReason),
  target: { on: 'environment', find: environmentOfAlert },
  async run({ tx, actor, now }, { id, status, reason = null, comment = null, version }) {
    const alert = await lockAlert(tx, id, version)
    if (alert.status === status) throw await alertConflict(tx, alert, 'Nothing was changed.')
    if (!mayMove(alert.status, status)) {
      throw await alertConflict(
        tx,
        alert,
        `What is ${alert.status} is opened before it is ${status}. Nothing was changed.`,
      )
    }
    await moveAlerts(tx, [alert], { status, reason, comment }, { actor, at: now })
    await settleIncidents(tx, [id], { ...actorLabel(actor), at: now })
    await signalAlerts(tx, [alert])
    const { environmentId, title } = alert
    return {
      result: {
        id,
        status,
        reason,
        version: alert.version + 1,
        previous: { status: alert.status, reason: alert.statusReason },
      },
      audit: [
        {
          subject: { kind: 'alert', id, name: title },
          environmentId,
          before: { status: alert.status, reason: alert.statusReason },
          after: { status, reason, comment },
        },
      ],
    }
  },
})
