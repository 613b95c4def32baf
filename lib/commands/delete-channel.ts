import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { writableChannel } from './notification-target'

/**
 * Takes a channel away; what waits for it is dead. Throws OperationError not-found, conflict (rules still use it).
 */
export const deleteChannel = defineCommand({
  name: 'notification-channel.delete',
  permission: 'notifications:write',
  input: z.strictObject({ id: z.uuid() }),
  target: { on: 'rows' },
  async run({ tx, actor, scope, now }, { id }) {
    const channel = await writableChannel(tx, { actor, scope }, id)
    const rules = await tx.notifyRule.count({ where: { channelId: id } })
    if (rules > 0) {
      throw new OperationError('conflict', `${rules} rule${rules === 1 ? ' uses' : 's use'} it. Change them first.`)
    }
    await tx.notifyDelivery.updateMany({
      where: { channelId: id, state: { in: ['waiting', 'sending'] } },
      data: { state: 'dead', error: 'The channel was deleted.', nextTryAt: now },
    })
    await tx.notifyChannel.delete({ where: { id } })
    const { name, environmentId, kind } = channel
    const subject = { kind: 'notification-channel', id, name }
    return { result: { id }, audit: [{ subject, environmentId, before: { kind } }] }
  },
})
