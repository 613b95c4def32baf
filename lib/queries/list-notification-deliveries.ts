import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { deliveryStates } from '@/lib/model/notification'
import type { DeliveryItem } from '@/lib/model/notification-items'
import { defineQuery } from '@/lib/operation'
import { deliveryItem, deliveryScope, readDeliveries } from './delivery-item'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()])

/** The ledger of messages, the newest first. */
export const listNotificationDeliveries = defineQuery({
  permission: 'notifications:read',
  input: z.strictObject({
    environment: environmentInput,
    state: z.enum(deliveryStates).optional(),
    channel: z.uuid().optional(),
    rule: z.uuid().optional(),
    ...pageInput,
  }),
  async run({ db, scope }, { environment, state, channel, rule, limit, cursor }): Promise<Page<DeliveryItem>> {
    const narrowed = environment === undefined ? scope : await environmentsInScope(db, scope, environment)
    const where = Prisma.sql`${deliveryScope(narrowed)}
      ${state === undefined ? Prisma.empty : Prisma.sql`AND d.state = ${state}`}
      ${channel === undefined ? Prisma.empty : Prisma.sql`AND d.channel_id = ${channel}::uuid`}
      ${rule === undefined ? Prisma.empty : Prisma.sql`AND d.rule_id = ${rule}::uuid`}`
    const place = cursor === undefined ? null : decodeCursor(cursor, cursorKey)
    const after = place
      ? Prisma.sql`AND (d.created_at, d.id) < (${new Date(place[0])}, ${place[1]}::uuid)`
      : Prisma.empty
    const [rows, [total]] = await Promise.all([
      readDeliveries(db, Prisma.sql`${where} ${after}`, limit + 1),
      db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM (
          SELECT 1 FROM notify_delivery AS d WHERE ${where} LIMIT ${countLimit + 1}) AS counted`,
    ])
    const count = total?.count ?? 0
    return toPage(
      rows,
      limit,
      { value: Math.min(count, countLimit), capped: count > countLimit },
      (row) => [row.created_at.toISOString(), row.id],
      deliveryItem,
    )
  },
})
