import { createChannel } from '@/lib/commands/create-channel'
import { createNotificationRule } from '@/lib/commands/create-notification-rule'
import { db } from '@/lib/db'
import type { Context } from '@/lib/operation'
import {
  demoChannels,
  notifier,
  rulesOfAlerts,
  rulesOfSilence,
  type DemoNotificationRule,
} from '@/prisma/scenarios/demo/notifications'
import { personActor } from './demo-triage'

async function contextOfNotifier(): Promise<Context> {
  const origin = { requestId: 'demo', address: null, userAgent: 'plimsoll demo' }
  return { actor: await personActor(notifier), origin, now: new Date() }
}

async function makeRules(channels: ReadonlyMap<string, string>, rules: readonly DemoNotificationRule[]): Promise<void> {
  const context = await contextOfNotifier()
  for (const { channel, kinds, ...rule } of rules) {
    const to = channel === null ? { role: 'security_admin' as const } : { channelId: channels.get(channel) }
    await createNotificationRule(context, { ...rule, ...to, kinds: [...kinds], timeZone: 'Europe/Amsterdam' })
  }
}

/** Makes the channels of the demo and the rules about alerts, through the same commands as the pages; once, before anything happens. */
export async function arrangeDemoNotifications(): Promise<void> {
  if ((await db().notifyChannel.count()) > 0) return
  const context = await contextOfNotifier()
  const ids = new Map<string, string>()
  for (const { name, kind, enabled, ...to } of demoChannels) {
    const where = 'url' in to ? { url: to.url } : { addresses: [...to.addresses] }
    ids.set(name, (await createChannel(context, { environmentId: null, name, kind, enabled, ...where })).id)
  }
  await makeRules(ids, rulesOfAlerts)
}

/** Makes the rules about silence, when the month of the story is told: while it is, everything old looks silent. */
export async function arrangeDemoSilence(): Promise<void> {
  const names = rulesOfSilence.map((rule) => rule.name)
  if ((await db().notifyRule.count({ where: { name: { in: names } } })) > 0) return
  const channels = await db().notifyChannel.findMany({ select: { id: true, name: true } })
  await makeRules(new Map(channels.map(({ id, name }) => [name, id])), rulesOfSilence)
}
