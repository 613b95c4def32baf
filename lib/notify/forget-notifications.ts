import { db } from '@/lib/db'

/** Removes messages that came to their end before this moment, with their tries and what they told of. */
export async function forgetNotifications(before: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const gone = await tx.$queryRaw<{ id: string }[]>`
      DELETE FROM notify_delivery WHERE created_at < ${before} AND state NOT IN ('waiting', 'sending') RETURNING id`
    const ids = gone.map((row) => row.id)
    await tx.$executeRaw`DELETE FROM notify_attempt WHERE delivery_id = ANY(${ids}::uuid[])`
    await tx.$executeRaw`DELETE FROM notify_item WHERE delivery_id = ANY(${ids}::uuid[])`
    // What is still held for a digest stays until it is told.
    await tx.$executeRaw`
      DELETE FROM notify_intent WHERE at < ${before} AND planned_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM notify_item WHERE intent_id = notify_intent.id)`
    await tx.$executeRaw`
      DELETE FROM notify_lane WHERE lane <> 'smtp' AND lane NOT IN (SELECT id::text FROM notify_channel)`
  })
}
