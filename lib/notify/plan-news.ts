import { db } from '@/lib/db'
import { bundleItems } from './bundle-items'
import { expandIntents } from './expand-intents'

/** The number of the lock under which one process at a time plans. */
const turn = 7_305_118_204

/**
 * Makes messages in the outbox of news that is pending or due, a good part of it in one transaction: a process that
 * dies leaves nothing half planned. While another one plans, there is nothing to do. Returns whether there may be more.
 */
export async function planNews(now: Date): Promise<boolean> {
  const [waiting] = await db().$queryRaw<{ any: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM notify_intent WHERE planned_at IS NULL)
      OR EXISTS (SELECT 1 FROM notify_item WHERE delivery_id IS NULL AND ready_at <= ${now}) AS any`
  if (!waiting?.any) return false
  return db().$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${turn}) AS mine`
    if (!lock?.mine) return false
    await expandIntents(tx, now)
    await bundleItems(tx, now)
    return true
  })
}
