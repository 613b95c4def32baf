import type { Transaction } from '@/lib/db'
import { plainText } from './plain-text'
import type { Message } from '@/lib/model/notification'
import { mailLane, readRecipient } from './recipient'

type NewDelivery = {
  id: string
  rule: { id: string; channelId: string | null } | null
  /** Where there is no rule: the channel that is tried out. */
  channelId?: string
  recipient: string
  user_id?: string | null
  message: Message
  environmentIds: string[]
  maxAttempts: number
  now: Date
}

/** Puts a message into the outbox; one to a channel that is off is written down as skipped. */
export async function insertDelivery(tx: Transaction, delivery: NewDelivery): Promise<void> {
  const { id, rule, recipient, message, environmentIds, now } = delivery
  const to = readRecipient(recipient)
  const channelId = delivery.channelId ?? rule?.channelId ?? null
  const channel = channelId === null ? null : await tx.notifyChannel.findUnique({ where: { id: channelId } })
  // A test of a channel that is off is how one makes sure before it is switched on.
  const off = channel?.enabled === false && message.kind !== 'test'
  await tx.notifyDelivery.create({
    data: {
      id,
      ruleId: rule?.id ?? null,
      channelId,
      userId: delivery.user_id ?? null,
      recipient,
      lane: 'channelId' in to ? to.channelId : mailLane,
      environmentIds,
      kind: message.kind,
      title: plainText(message.title),
      severity: message.severity,
      sample: message.sample,
      items: message.total,
      message,
      state: off ? 'skipped' : 'waiting',
      error: off ? 'The channel is switched off.' : null,
      maxAttempts: delivery.maxAttempts,
      nextTryAt: now,
      createdAt: now,
    },
  })
}
