import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import type { Prisma } from '@/lib/generated/prisma/client'
import { seal } from '../seal'

export const testSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

/** A web hook channel to this address; for tests. */
export async function makeChannel(
  url: string,
  parts: Partial<Prisma.NotifyChannelUncheckedCreateInput> = {},
): Promise<string> {
  const id = randomUUID()
  const secret = env().secret ?? ''
  await db().notifyChannel.create({
    data: {
      id,
      name: `channel ${id.slice(0, 8)}`,
      kind: 'webhook',
      sealedUrl: seal(url, `${id} url`, secret),
      urlHint: 'http://127.0.0.1/…',
      sealedSecret: seal(testSecret, `${id} secret`, secret),
      secretHint: 'whsec_…LaSw',
      addresses: [],
      createdById: 'test',
      createdAt: new Date(),
      ...parts,
    },
  })
  return id
}

/** A channel by e-mail to these addresses; for tests. */
export async function makeMailChannel(addresses: string[]): Promise<string> {
  const data = { name: `mail ${randomUUID().slice(0, 8)}`, kind: 'email', addresses }
  return (await db().notifyChannel.create({ data: { ...data, createdById: 'test', createdAt: new Date() } })).id
}

/** Away with everything about notifications; for tests. */
export async function clearNotifications(): Promise<void> {
  await db().$executeRaw`
    TRUNCATE notify_channel, notify_rule, notify_intent, notify_item, notify_delivery, notify_attempt, notify_lane`
}
