import { createChannel } from '@/lib/commands/create-channel'
import { createNotificationRule } from '@/lib/commands/create-notification-rule'
import { db } from '@/lib/db'
import type { Context } from '@/lib/operation'
import { demoChannels, demoNotificationRules, notifier } from '@/prisma/scenarios/demo/notifications'
import { personActor } from './demo-triage'

/** Makes the channels and rules of the demo, through the same commands as the pages; once, before anything happens. */
export async function arrangeDemoNotifications(): Promise<void> {
  if ((await db().notifyChannel.count()) > 0) return
  const origin = { requestId: 'demo', address: null, userAgent: 'plimsoll demo' }
  const context: Context = { actor: await personActor(notifier), origin, now: new Date() }
  const ids = new Map<string, string>()
  for (const { name, kind, enabled, ...to } of demoChannels) {
    const where = 'url' in to ? { url: to.url } : { addresses: [...to.addresses] }
    ids.set(name, (await createChannel(context, { environmentId: null, name, kind, enabled, ...where })).id)
  }
  for (const { channel, kinds, ...rule } of demoNotificationRules) {
    const to = channel === null ? { role: 'security_admin' as const } : { channelId: ids.get(channel) }
    await createNotificationRule(context, { ...rule, ...to, kinds: [...kinds], timeZone: 'Europe/Amsterdam' })
  }
}
