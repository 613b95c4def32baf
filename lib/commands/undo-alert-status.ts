import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { alertStatusSchema } from '@/lib/model/alert'
import { defineCommand } from '@/lib/operation'
import { moveAlerts, signalAlerts } from '@/lib/store/move-alerts'
import { settleIncidents } from '@/lib/store/refresh-incidents'
import { environmentOfAlert } from './alert-input'
import { lockAlert, stateChanges } from './lock-alert'

const beforeSchema = z.object({
  status: alertStatusSchema,
  reason: z.string().nullish(),
  suppressedById: z.uuid().nullish(),
})

/**
 * Takes the last change of an alert's status back, whoever made it: it is again what it was before, with its reason.
 * Undoing an undo sets it forth again. Throws OperationError conflict when there is nothing to take back (nothing
 * changed it, or an event did), or when someone else was quicker.
 */
export const undoAlertStatus = defineCommand({
  name: 'alert.undo',
  permission: 'alerts:triage',
  input: z.strictObject({ id: z.uuid(), version: z.int().min(1).optional() }),
  target: { on: 'environment', find: environmentOfAlert },
  async run({ tx, actor, now }, { id, version }) {
    const alert = await lockAlert(tx, id, version)
    const last = await tx.alertChange.findFirst({
      where: { alertId: id, kind: { in: stateChanges } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    })
    const before = beforeSchema.safeParse(last?.before)
    if (!last || !before.success || last.kind === 'reopened' || before.data.status === alert.status) {
      const why = last?.kind === 'reopened' ? 'It is open because it happened again.' : 'No change of status can be.'
      throw new OperationError('conflict', `There is nothing to take back. ${why}`)
    }
    const { status, reason = null, suppressedById = null } = before.data
    await moveAlerts(tx, [alert], { status, reason, suppressedById, comment: null, kind: 'undone' }, { actor, at: now })
    await settleIncidents(tx, [id], { ...actorLabel(actor), at: now })
    await signalAlerts(tx, [alert])
    const { environmentId, title } = alert
    const was = { status: alert.status, reason: alert.statusReason }
    return {
      result: { id, status, reason, version: alert.version + 1, previous: was },
      audit: [
        {
          subject: { kind: 'alert', id, name: title },
          environmentId,
          before: was,
          after: { status, reason, undone: true },
        },
      ],
    }
  },
})
