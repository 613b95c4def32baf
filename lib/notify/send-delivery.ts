import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { channelKindSchema, messageSchema, type Message } from '@/lib/model/notification'
import type { Claimed } from './claim-deliveries'
import { networks } from './guard'
import { postJson, type Outcome } from './post'
import { readRecipient } from './recipient'
import { unseal } from './seal'
import { sendMail } from './send-mail'
import { slackBody } from './shape/slack'
import { teamsBody } from './shape/teams'
import { webHookBody } from './shape/web-hook'
import { signatureHeaders } from './sign'

export type Ways = { post: typeof postJson; mail: typeof sendMail }
const ways: Ways = { post: postJson, mail: sendMail }

const never = (error: string): Outcome => ({ ok: false, code: null, error, final: true })

/** Sends one message over its way. Never throws for what the other side does; throws when the database is away. */
export async function sendDelivery(delivery: Claimed, now: Date, { post, mail }: Ways = ways): Promise<Outcome> {
  const { secret, url, smtp, notifyAllow } = env()
  const read = messageSchema.safeParse(delivery.message)
  if (!read.success) return never('The message cannot be read any more.')
  const message = read.data
  const to = readRecipient(delivery.recipient)
  if ('address' in to) {
    const person = delivery.user_id === null ? null : await db().user.findUnique({ where: { id: delivery.user_id } })
    if (delivery.user_id !== null && (person === null || person.disabledAt !== null)) {
      return never('The account of this person is closed.')
    }
    return mail(smtp, { id: delivery.id, to: to.address, message, url })
  }
  const channel = await db().notifyChannel.findUnique({ where: { id: to.channelId } })
  if (!channel) return never('The channel was deleted.')
  if (!channel.enabled && message.kind !== 'test') return never('The channel is switched off.')
  if (!secret) return never('PLIMSOLL_SECRET is not set for this worker, so the address cannot be opened.')
  const address = channel.sealedUrl && unseal(channel.sealedUrl, `${channel.id} url`, secret)
  if (!address) return never('The address was sealed with another PLIMSOLL_SECRET. Enter it again.')
  const kind = channelKindSchema.parse(channel.kind)
  const body = shape(kind, delivery.id, message, url)
  const keys = [
    [channel.sealedSecret, 'secret'] as const,
    ...(channel.previousUntil && channel.previousUntil > now ? [[channel.previousSecret, 'previous'] as const] : []),
  ].flatMap(([sealed, place]) => (sealed && unseal(sealed, `${channel.id} ${place}`, secret)) || [])
  if (kind === 'webhook' && keys.length === 0)
    return never('The secret of the channel cannot be opened. Make a new one.')
  const headers = kind === 'webhook' ? signatureHeaders(`msg_${delivery.id}`, now, body, keys) : {}
  return post(address, body, headers, { allow: networks(notifyAllow) })
}

function shape(kind: string, id: string, message: Message, url: string): string {
  if (kind === 'slack') return slackBody(message, url)
  return kind === 'teams' ? teamsBody(message, url) : webHookBody(`msg_${id}`, message, url)
}
