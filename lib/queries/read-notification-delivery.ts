import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { messageSchema } from '@/lib/model/notification'
import type { DeliveryDetails } from '@/lib/model/notification-items'
import { defineQuery } from '@/lib/operation'
import { deliveryItem, deliveryScope, readDeliveries } from './delivery-item'

/** One message: what it says of environments in scope, and every try. Throws OperationError not-found. */
export const readNotificationDelivery = defineQuery({
  permission: 'notifications:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, scope }, { id }): Promise<DeliveryDetails> {
    const [row] = await readDeliveries(db, Prisma.sql`d.id = ${id}::uuid AND ${deliveryScope(scope)}`, 1)
    if (!row) throw new OperationError('not-found', 'There is no such delivery, or it is not yours to see.')
    const tries = await db.notifyAttempt.findMany({
      where: { deliveryId: id },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 100,
    })
    const message = messageSchema.safeParse(row.message).data
    return {
      ...deliveryItem(row),
      attemptsMade: tries.map(({ id: tryId, at, code, durationMs, error }) => ({
        id: tryId,
        at: at.toISOString(),
        code,
        durationMs,
        error,
      })),
      news: (message?.items ?? []).filter((item) => scope === 'all' || scope.includes(item.environmentId)),
      capped: message?.capped ?? 0,
    }
  },
})
