import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'

/**
 * Stops a change of many alerts: what is done stays done, the rest is left. Whoever may change alerts of all its
 * environments may. Throws OperationError not-found, forbidden, conflict (it has ended).
 */
export const cancelAlertJob = defineCommand({
  name: 'alert-job.cancel',
  permission: 'alerts:triage',
  input: z.strictObject({ id: z.uuid() }),
  target: { on: 'rows' },
  async run({ tx, scope, actor, now }, { id }) {
    // Waits for the batch that is being done, so that the figures told are the last.
    await tx.$queryRaw`SELECT id FROM alert_job WHERE id = ${id}::uuid FOR UPDATE`
    const job = await tx.alertJob.findUnique({ where: { id } })
    const own = job?.environments.filter((one) => scope === 'all' || scope.includes(one)) ?? []
    if (!job || own.length === 0)
      throw new OperationError('not-found', 'There is no such change, or it is not yours to see.')
    const elsewhere = job.environments.find((one) => !own.includes(one))
    if (elsewhere !== undefined) {
      throw new OperationError('forbidden', 'This needs alerts:triage on all its environments.', {
        environmentId: own[0],
      })
    }
    if (job.status !== 'queued' && job.status !== 'running') {
      throw new OperationError('conflict', `This change is ${job.status} already.`)
    }
    const { count: left } = await tx.alertJobItem.deleteMany({ where: { jobId: id } })
    const { actorName } = actorLabel(actor)
    await tx.alertJob.update({ where: { id }, data: { status: 'cancelled', finishedAt: now, cancelledBy: actorName } })
    const { done, skipped } = job
    return {
      result: { id, done, skipped, left },
      audit: own.map((environmentId) => ({
        subject: { kind: 'alert-job', id, name: `${job.total} alerts` },
        environmentId,
        after: { done, skipped, left },
      })),
    }
  },
})
