import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { defineCommand } from '@/lib/operation'
import { signalAlerts } from '@/lib/store/move-alerts'
import { commentInput, environmentOfAlert } from './alert-input'
import { lockAlert } from './lock-alert'

/** Adds a comment to an alert's timeline. Comments never conflict: they are only added. */
export const commentAlert = defineCommand({
  name: 'alert.comment',
  permission: 'alerts:triage',
  input: z.strictObject({ id: z.uuid(), comment: commentInput }),
  target: { on: 'environment', find: environmentOfAlert },
  async run({ tx, actor, now }, { id, comment }) {
    const alert = await lockAlert(tx, id)
    const change = await tx.alertChange.create({
      data: { alertId: id, at: now, kind: 'comment', ...actorLabel(actor), comment },
    })
    await signalAlerts(tx, [alert])
    const { environmentId, title } = alert
    return {
      result: { id: change.id, at: now.toISOString(), comment },
      audit: [{ subject: { kind: 'alert', id, name: title }, environmentId, after: { comment } }],
    }
  },
})
