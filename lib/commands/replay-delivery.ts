import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { maxAttempts } from '@/lib/notify/backoff'
import { defineCommand } from '@/lib/operation'
import { requireWrite } from './notification-target'

/**
 * Sends a message again, with the same id: a receiver that had it can tell. Throws OperationError not-found, conflict
 * (it is under way).
 */
export const replayDelivery = defineCommand({
  name: 'notification-delivery.replay',
  permission: 'notifications:write',
  input: z.strictObject({ id: z.uuid() }),
  target: { on: 'rows' },
  async run({ tx, actor, scope, now }, { id }) {
    const [row] = await tx.$queryRaw<
      { environment_ids: string[]; state: string; title: string; lane: string; kind: string }[]
    >`
      SELECT environment_ids, state, title, lane, kind FROM notify_delivery WHERE id = ${id}::uuid FOR UPDATE`
    if (!row) throw new OperationError('not-found', 'There is no such delivery.')
    requireWrite({ actor, scope }, row.environment_ids)
    if (row.state === 'sending') throw new OperationError('conflict', 'It is being sent at this moment.')
    await tx.notifyDelivery.update({
      where: { id },
      data: {
        state: 'waiting',
        attempts: 0,
        maxAttempts: row.kind === 'test' ? 1 : maxAttempts,
        nextTryAt: now,
        error: null,
        code: null,
        deliveredAt: null,
      },
    })
    await tx.notifyLane.updateMany({ where: { lane: row.lane }, data: { restUntil: null } })
    const subject = { kind: 'notification-delivery', id, name: row.title }
    const [environmentId = null] = row.environment_ids.length === 1 ? row.environment_ids : []
    return { result: { id }, audit: [{ subject, environmentId, before: { state: row.state } }] }
  },
})
