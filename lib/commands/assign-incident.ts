import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand } from '@/lib/operation'
import { lockAlerts, ownAlerts, signalAlerts } from '@/lib/store/move-alerts'
import { ownerInput, resolveOwner, withOwnerNames } from './alert-owner'
import { environmentOfIncident, incidentConflict, lockIncident } from './incident-target'

/** Gives an incident and its open alerts to a person who may deal with them, to oneself, or to nobody. */
export const assignIncident = defineCommand({
  name: 'incident.owner',
  permission: 'alerts:triage',
  input: z.strictObject({ id: z.uuid(), owner: ownerInput, version: z.int().min(1).optional() }),
  target: { on: 'environment', find: environmentOfIncident },
  async run({ tx, actor, now }, { id, owner, version }) {
    const alerts = await lockAlerts(
      tx,
      Prisma.sql`a.incident_id = ${id}::uuid AND a.status IN ('active', 'in-progress')`,
    )
    const incident = await lockIncident(tx, id, version)
    const { environmentId, title, ownerId } = incident
    const person = await resolveOwner(tx, actor, owner, [environmentId])
    if ((person?.id ?? null) === ownerId) throw await incidentConflict(tx, incident, 'Nothing was changed.')
    const changed = alerts.filter((alert) => alert.ownerId !== (person?.id ?? null))
    await ownAlerts(tx, await withOwnerNames(tx, changed), person, { actor, at: now })
    await tx.incident.update({ where: { id }, data: { ownerId: person?.id ?? null, version: { increment: 1 } } })
    await tx.incidentChange.create({
      data: {
        incidentId: id,
        at: now,
        kind: 'owner',
        ...actorLabel(actor),
        before: { owner: ownerId },
        after: { owner: person },
      },
    })
    await signalAlerts(tx, [incident])
    return {
      result: {
        id,
        owner: person,
        version: incident.version + 1,
        alerts: changed.length,
        previous: { owner: ownerId },
      },
      audit: [
        {
          subject: { kind: 'incident', id, name: title },
          environmentId,
          before: { owner: ownerId },
          after: { owner: person?.id ?? null, alerts: changed.length },
        },
      ],
    }
  },
})
