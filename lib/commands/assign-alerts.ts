import { z } from 'zod'
import { skipReason } from '@/lib/model/alert-job'
import { defineCommand } from '@/lib/operation'
import { createAlertJob } from '@/lib/store/alert-jobs'
import { ownAlerts, signalAlerts } from '@/lib/store/move-alerts'
import { ownerInput, resolveOwner, withOwnerNames } from './alert-owner'
import { doneAtOnce, leftToJob, sortOut } from './many-result'
import { auditOfMany, findPicked, groupAlerts, lockPicked, pickInput, requireOnePick } from './pick-alerts'

/**
 * Gives many alerts to one person, or to nobody: up to 2,000 in one transaction, more by a worker, whose job the
 * answer names. Those that are left as they were are counted, and listed with the reason when they were named by id.
 */
export const assignAlerts = defineCommand({
  name: 'alert.owner',
  permission: 'alerts:triage',
  input: z.strictObject({ ...pickInput, owner: ownerInput }).superRefine(requireOnePick),
  target: { on: 'rows' },
  async run(context, { ids, filter, owner }) {
    const { tx, actor, origin, now } = context
    const picked = await findPicked(context, 'alert.owner', { ids, filter })
    const locked = picked.more ? [] : await lockPicked(tx, picked)
    // Someone else may have fewer environments than the asking person.
    const homes = picked.more ? picked.environments : [...new Set(locked.map((alert) => alert.environmentId))]
    const person = await resolveOwner(tx, actor, owner, homes)
    const change = { owner: person }
    if (picked.more) {
      const job = await createAlertJob(tx, { ...picked, actor, origin, filter: filter ?? {}, change })
      return leftToJob(job, filter, change)
    }
    const { moving, refused } = sortOut(locked, picked.refused, (alert) => skipReason(alert, change))
    await ownAlerts(tx, await withOwnerNames(tx, moving), person, { actor, at: now })
    await signalAlerts(tx, moving)
    const previous = groupAlerts(moving, (alert) => alert.ownerId ?? '')
    return {
      result: {
        ...doneAtOnce(moving, refused, ids !== undefined),
        previous:
          moving.length > 1_000
            ? []
            : [...previous].map(([id, alerts]) => ({ owner: id || null, ids: alerts.map((alert) => alert.id) })),
      },
      audit: auditOfMany(moving, { ids, filter }, (alert) => ({ owner: alert.ownerId }), { owner: person?.id ?? null }),
    }
  },
})
