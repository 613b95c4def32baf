import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { defineCommand } from '@/lib/operation'
import { signalAlerts } from '@/lib/store/move-alerts'
import { commentInput } from './alert-input'
import { environmentOfIncident, lockIncident } from './incident-target'

/** Adds a comment to an incident's timeline. */
export const commentIncident = defineCommand({
  name: 'incident.comment',
  permission: 'alerts:triage',
  input: z.strictObject({ id: z.uuid(), comment: commentInput }),
  target: { on: 'environment', find: environmentOfIncident },
  async run({ tx, actor, now }, { id, comment }) {
    const incident = await lockIncident(tx, id)
    const change = await tx.incidentChange.create({
      data: { incidentId: id, at: now, kind: 'comment', ...actorLabel(actor), comment },
    })
    await signalAlerts(tx, [incident])
    const { environmentId, title } = incident
    return {
      result: { id: change.id, at: now.toISOString(), comment },
      audit: [{ subject: { kind: 'incident', id, name: title }, environmentId, after: { comment } }],
    }
  },
})
