import { z } from 'zod'
import { defineCommand } from '@/lib/operation'
import { ownAlerts, signalAlerts } from '@/lib/store/move-alerts'
import { environmentOfAlert } from './alert-input'
import { ownerInput, resolveOwner, withOwnerNames } from './alert-owner'
import { alertConflict, lockAlert } from './lock-alert'

/** Gives an alert to a person who may deal with it, to oneself, or to nobody. */
export const assignAlert = defineCommand({
  name: 'alert.owner',
  permission: 'alerts:triage',
  input: z.strictObject({ id: z.uuid(), owner: ownerInput, version: z.int().min(1).optional() }),
  target: { on: 'environment', find: environmentOfAlert },
  async run({ tx, actor, now }, { id, owner, version }) {
    const alert = await lockAlert(tx, id, version)
    const { environmentId, title } = alert
    const person = await resolveOwner(tx, actor, owner, [environmentId])
    if ((person?.id ?? null) === alert.ownerId) throw await alertConflict(tx, alert, 'Nothing was changed.')
    await ownAlerts(tx, await withOwnerNames(tx, [alert]), person, { actor, at: now })
    await signalAlerts(tx, [alert])
    return {
      result: { id, owner: person, version: alert.version + 1, previous: { owner: alert.ownerId } },
      audit: [
        {
          subject: { kind: 'alert', id, name: title },
          environmentId,
          before: { owner: alert.ownerId },
          after: { owner: person?.id ?? null },
        },
      ],
    }
  },
})
