import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { testMessage } from '@/lib/notify/compose'
import { insertDelivery } from '@/lib/notify/insert-delivery'
import { mailLane } from '@/lib/notify/recipient'
import { defineCommand } from '@/lib/operation'
import { writableChannel } from './notification-target'

/** So many tests of a channel in a minute: it is no tool to knock at other people's doors. */
const most = 6

/**
 * Sends a test, marked as such, the way all messages go, with one try and ahead of all others. Returns the ids of the
 * deliveries, one for each address, in which the outcome appears. Throws OperationError not-found, rate-limited.
 */
export const testChannel = defineCommand({
  name: 'notification-channel.test',
  permission: 'notifications:write',
  input: z.strictObject({ id: z.uuid() }),
  target: { on: 'rows' },
  async run({ tx, actor, scope, now }, { id }) {
    const channel = await writableChannel(tx, { actor, scope }, id)
    const minute = new Date(now.getTime() - 60_000)
    const recent = await tx.notifyDelivery.groupBy({
      by: ['createdAt'],
      where: { channelId: id, kind: 'test', createdAt: { gt: minute } },
    })
    if (recent.length >= most) throw new OperationError('rate-limited', `${most} tests in a minute are enough. Wait.`)
    const message = testMessage(channel.name, now)
    const environmentIds = channel.environmentId === null ? [] : [channel.environmentId]
    const recipients =
      channel.kind === 'email' ? channel.addresses.map((address) => `mailto:${address}`) : [`channel:${id}`]
    const deliveries: string[] = []
    for (const recipient of recipients) {
      const delivery = { id: randomUUID(), rule: null, channelId: id, recipient, message, environmentIds }
      await insertDelivery(tx, { ...delivery, maxAttempts: 1, now })
      deliveries.push(delivery.id)
    }
    // Whoever presses the button has mended something: nobody rests now, and the test goes first.
    await tx.notifyLane.updateMany({
      where: { lane: channel.kind === 'email' ? mailLane : id },
      data: { restUntil: null },
    })
    await tx.notifyDelivery.updateMany({ where: { id: { in: deliveries } }, data: { nextTryAt: new Date(0) } })
    const subject = { kind: 'notification-channel', id, name: channel.name }
    const audit = [{ subject, environmentId: channel.environmentId, after: { deliveries: deliveries.length } }]
    return { result: { deliveries }, audit }
  },
})
