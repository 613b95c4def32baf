import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand } from '@/lib/operation'
import { lockAlerts, signalAlerts } from '@/lib/store/move-alerts'
import { refreshIncidents } from '@/lib/store/refresh-incidents'
import { environmentOfIncident, lockIncident } from './incident-target'

/** Takes an alert out of an incident. From then on it stays alone: no rule puts it into another. */
export const unlinkAlert = defineCommand({
  name: 'incident.unlink',
  permission: 'alerts:triage',
  input: z.strictObject({ id: z.uuid(), alert: z.uuid() }),
  target: { on: 'environment', find: environmentOfIncident },
  async run({ tx, actor, now }, { id, alert: alertId }) {
    const [alert] = await lockAlerts(tx, Prisma.sql`a.id = ${alertId}::uuid AND a.incident_id = ${id}::uuid`)
    const incident = await lockIncident(tx, id)
    if (!alert) throw new OperationError('conflict', 'This alert is not part of the incident any longer.')
    await tx.alert.update({
      where: { id: alertId },
      data: { incidentId: null, unlinkedAt: now, version: { increment: 1 } },
    })
    const by = actorLabel(actor)
    const after = { alert: alertId, title: alert.title }
    await tx.incidentChange.create({ data: { incidentId: id, at: now, kind: 'unlinked', ...by, after } })
    await refreshIncidents(tx, new Map([[id, []]]), { ...by, at: now })
    await signalAlerts(tx, [incident])
    const { environmentId, title } = incident
    return {
      result: { id, alert: alertId },
      audit: [{ subject: { kind: 'incident', id, name: title }, environmentId, after }],
    }
  },
})
