import { z } from 'zod'
import { defineCommand } from '@/lib/operation'
import { ownAlerts, signalAlerts, type LockedAlert } from '@/lib/store/move-alerts'
import { ownerInput, resolveOwner, withOwnerNames } from './alert-owner'
import { auditOfMany, groupAlerts, pickAlerts, pickInput, requireOnePick } from './pick-alerts'

/** Gives many alerts to one person, or to nobody, in one transaction; those that are theirs already are skipped. */
export const assignAlerts = defineCommand({
  name: 'alert.owner',
  permission: 'alerts:triage',
  input: z.strictObject({ ...pickInput, owner: ownerInput }).superRefine(requireOnePick),
  target: { on: 'rows' },
  async run(context, { ids, filter, owner }) {
    const { tx, actor, now } = context
    const changed: LockedAlert[] = []
    let matched = 0
    for await (const batch of pickAlerts(context, { ids, filter })) {
      matched += batch.length
      if (batch.length === 0) continue
      // Someone else may have fewer environments than the asking person.
      const environments = [...new Set(batch.map((alert) => alert.environmentId))]
      const person = await resolveOwner(tx, actor, owner, environments)
      const moving = batch.filter((alert) => alert.ownerId !== (person?.id ?? null))
      await ownAlerts(tx, await withOwnerNames(tx, moving), person, { actor, at: now })
      changed.push(...moving)
    }
    await signalAlerts(tx, changed)
    const previous = groupAlerts(changed, (alert) => alert.ownerId ?? '')
    const after = { owner: owner === 'me' && actor.kind === 'user' ? actor.id : owner }
    return {
      result: {
        changed: changed.length,
        skipped: (ids ? new Set(ids).size : matched) - changed.length,
        previous:
          changed.length > 1_000
            ? []
            : [...previous].map(([id, alerts]) => ({ owner: id || null, ids: alerts.map((alert) => alert.id) })),
      },
      audit: auditOfMany(changed, { ids, filter }, (alert) => ({ owner: alert.ownerId }), after),
    }
  },
})
