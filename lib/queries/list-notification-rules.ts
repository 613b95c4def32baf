import { z } from 'zod'
import { alertSeveritySchema } from '@/lib/model/alert'
import { capsSchema, channelKindSchema, newsKindSchema, noCaps, rhythmSchema } from '@/lib/model/notification'
import type { RuleItem } from '@/lib/model/notification-items'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'

/** Rules of notifications that concern environments in scope. */
export const listNotificationRules = defineQuery({
  permission: 'notifications:read',
  input: z.strictObject({ environment: environmentInput, ...pageInput }),
  async run({ db, scope }, { environment, limit, cursor }): Promise<Page<RuleItem>> {
    const ids = await environmentsInScope(db, scope, environment)
    const rows = await db.notifyRule.findMany({
      where: { OR: [{ environmentIds: { isEmpty: true } }, { environmentIds: { hasSome: ids } }] },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    const ruleId = { in: rows.map((row) => row.id) }
    const [environments, channels, told, held] = await Promise.all([
      db.environment.findMany({
        where: scope === 'all' ? {} : { id: { in: scope } },
        select: { id: true, name: true },
        orderBy: { name: 'asc' },
      }),
      db.notifyChannel.findMany({ where: { id: { in: rows.flatMap((row) => row.channelId ?? []) } } }),
      db.notifyDelivery.groupBy({ by: ['ruleId'], where: { ruleId }, _max: { createdAt: true } }),
      db.notifyItem.groupBy({ by: ['ruleId'], where: { ruleId, deliveryId: null }, _count: { _all: true } }),
    ])
    const items = rows.map((row): RuleItem => {
      const channel = channels.find((one) => one.id === row.channelId)
      const seen = environments.filter((one) => row.environmentIds.includes(one.id))
      const caps = capsSchema.safeParse(row.caps)
      return {
        id: row.id,
        name: row.name,
        enabled: row.enabled,
        environments: seen,
        allEnvironments: row.environmentIds.length === 0,
        otherEnvironments: row.environmentIds.length - seen.length,
        kinds: row.kinds.flatMap((kind) => newsKindSchema.safeParse(kind).data ?? []),
        severity: alertSeveritySchema.parse(row.severity),
        types: row.types,
        tactics: row.tactics,
        channel: channel
          ? {
              id: channel.id,
              name: channel.name,
              kind: channelKindSchema.parse(channel.kind),
              enabled: channel.enabled,
            }
          : null,
        role: row.role,
        rhythm: rhythmSchema.parse(row.rhythm),
        hour: row.hour,
        timeZone: row.timeZone,
        caps: caps.success ? caps.data : noCaps,
        lastToldAt: told.find((one) => one.ruleId === row.id)?._max.createdAt?.toISOString() ?? null,
        held: held.find((one) => one.ruleId === row.id)?._count._all ?? 0,
        createdAt: row.createdAt.toISOString(),
      }
    })
    return pageOfAll(items, limit, cursor)
  },
})
