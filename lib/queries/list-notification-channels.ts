import { z } from 'zod'
import { grantsOf } from '@/lib/auth/actor'
import { can } from '@/lib/auth/policy'
import { channelKindSchema } from '@/lib/model/notification'
import type { ChannelItem } from '@/lib/model/notification-items'
import { mailLane, maskAddress } from '@/lib/notify/recipient'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'

/** Channels with how they do; addresses of web hooks and secrets only as hints, those of people only for who may write. */
export const listNotificationChannels = defineQuery({
  permission: 'notifications:read',
  input: z.strictObject({ environment: environmentInput, ...pageInput }),
  async run({ db, scope, actor, now }, { environment, limit, cursor }): Promise<Page<ChannelItem>> {
    const ids = await environmentsInScope(db, scope, environment)
    const channels = await db.notifyChannel.findMany({
      where: { OR: [{ environmentId: null }, { environmentId: { in: ids } }] },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    const channelId = { in: channels.map((row) => row.id) }
    const [environments, rules, counts, lanes, mailed] = await Promise.all([
      db.environment.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
      db.notifyRule.groupBy({ by: ['channelId'], where: { channelId }, _count: { _all: true } }),
      db.notifyDelivery.groupBy({
        by: ['channelId', 'state'],
        where: { channelId, state: { in: ['waiting', 'sending', 'dead'] } },
        _count: { _all: true },
      }),
      db.notifyLane.findMany({ where: { lane: { in: [...channelId.in, mailLane] } } }),
      db.notifyDelivery.groupBy({
        by: ['channelId'],
        where: { channelId: { in: channels.flatMap((row) => (row.kind === 'email' ? row.id : [])) } },
        _max: { deliveredAt: true },
      }),
    ])
    const items = channels.map((row): ChannelItem => {
      const kind = channelKindSchema.parse(row.kind)
      const lane = lanes.find((one) => one.lane === (kind === 'email' ? mailLane : row.id))
      const own = (...states: string[]) =>
        counts
          .filter((one) => one.channelId === row.id && states.includes(one.state))
          .reduce((sum, one) => sum + one._count._all, 0)
      const success =
        kind === 'email' ? mailed.find((one) => one.channelId === row.id)?._max.deliveredAt : lane?.lastSuccessAt
      const whole = can(grantsOf(actor), 'notifications:write', row.environmentId)
      const failing = lane?.lastFailureAt && (!lane.lastSuccessAt || lane.lastFailureAt > lane.lastSuccessAt)
      return {
        id: row.id,
        name: row.name,
        kind,
        environmentId: row.environmentId,
        environment: environments.find((one) => one.id === row.environmentId)?.name ?? null,
        enabled: row.enabled,
        target: row.urlHint ?? row.addresses.map(maskAddress).join(', '),
        secretHint: row.secretHint,
        previousUntil: row.previousUntil && row.previousUntil > now ? row.previousUntil.toISOString() : null,
        addresses: whole ? row.addresses : row.addresses.map(maskAddress),
        rules: rules.find((one) => one.channelId === row.id)?._count._all ?? 0,
        waiting: own('waiting', 'sending'),
        dead: own('dead'),
        lastSuccessAt: success?.toISOString() ?? null,
        lastFailureAt: lane?.lastFailureAt?.toISOString() ?? null,
        lastError: failing ? lane.lastError : null,
        restUntil: lane?.restUntil && lane.restUntil > now ? lane.restUntil.toISOString() : null,
        createdAt: row.createdAt.toISOString(),
      }
    })
    return pageOfAll(items, limit, cursor)
  },
})
