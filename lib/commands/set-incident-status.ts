import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { Prisma } from '@/lib/generated/prisma/client'
import { alertClass } from '@/lib/model/alert-class'
import { mayMove } from '@/lib/model/alert-transitions'
import { defineCommand } from '@/lib/operation'
import { lockAlerts, moveAlerts, signalAlerts } from '@/lib/store/move-alerts'
import { requireReason, statusInput } from './alert-input'
import { environmentOfIncident, incidentConflict, lockIncident } from './incident-target'

/**
 * Sets the status of an incident and of all its alerts; alerts that were dismissed by themselves stay so. `version` is
 * the one that the asking person saw. Throws OperationError conflict when someone else was quicker.
 */
export const setIncidentStatus = defineCommand({
  name: 'incident.status',
  permission: 'alerts:triage',
  input: z
    .strictObject({ id: z.uuid(), ...statusInput, version: z.int().min(1).optional() })
    .superRefine(requireReason),
  target: { on: 'environment', find: environmentOfIncident },
  async run({ tx, actor, now }, { id, status, reason = null, comment = null, version }) {
    const alerts = await lockAlerts(tx, Prisma.sql`a.incident_id = ${id}::uuid`)
    const incident = await lockIncident(tx, id, version)
    if (!mayMove(incident.status, status)) throw await incidentConflict(tx, incident, 'Nothing was changed.')
    const moving = alerts.filter((alert) => alert.status !== 'dismissed' && mayMove(alert.status, status))
    // Reopening a dismissed incident takes its dismissal back as a whole.
    const again = incident.status === 'dismissed' ? alerts.filter((alert) => alert.status === 'dismissed') : []
    const changed = [...moving, ...again]
    await moveAlerts(tx, changed, { status, reason, comment }, { actor, at: now })
    const by = actorLabel(actor)
    await tx.incident.update({
      where: { id },
      data: {
        status,
        class: alertClass(status, incident.severity),
        statusReason: reason,
        statusComment: comment,
        statusChangedAt: now,
        statusChangedBy: by.actorName,
        version: { increment: 1 },
      },
    })
    const before = { status: incident.status, reason: incident.statusReason }
    const after = { status, reason }
    await tx.incidentChange.create({ data: { incidentId: id, at: now, kind: 'status', ...by, before, after, comment } })
    await signalAlerts(tx, [incident])
    return {
      result: { id, status, reason, version: incident.version + 1, alerts: changed.length, previous: before },
      audit: [
        {
          subject: { kind: 'incident', id, name: incident.title },
          environmentId: incident.environmentId,
          before,
          after: { ...after, comment, alerts: changed.length },
        },
      ],
    }
  },
})
