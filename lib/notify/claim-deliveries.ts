import { db } from '@/lib/db'
import { mailLane } from './recipient'

/** A message as it is sent. `attempts` counts this try. */
export type Claimed = {
  id: string
  lane: string
  recipient: string
  channel_id: string | null
  user_id: string | null
  message: unknown
  kind: string
  attempts: number
  max_attempts: number
}

/** So long a message belongs to who claimed it; whoever dies meanwhile leaves it to the next one. */
export const lease = 90_000
/** Messages of one lane that one process sends side by side. */
export const abreast = 4

/**
 * Claims messages that are due: a few of each lane, so that a receiver with a long backlog takes nothing from the
 * others. Lanes that rest or are `busy` in this process are left out; one that failed last gets a single message.
 */
export async function claimDeliveries(now: Date, busy: readonly string[], limit: number): Promise<Claimed[]> {
  if (limit <= 0) return []
  return db().$queryRaw<Claimed[]>`
    WITH due AS MATERIALIZED (
      SELECT one.id FROM (SELECT id::text AS lane FROM notify_channel UNION ALL SELECT ${mailLane}) AS road
      LEFT JOIN notify_lane AS rest ON rest.lane = road.lane
      CROSS JOIN LATERAL (
        SELECT id, next_try_at FROM notify_delivery
        WHERE lane = road.lane AND state IN ('waiting', 'sending') AND next_try_at <= ${now}
        ORDER BY next_try_at LIMIT CASE WHEN rest.failures > 0 THEN 1 ELSE ${abreast}::int END
        FOR UPDATE SKIP LOCKED) AS one
      WHERE road.lane <> ALL(${[...busy]}::text[]) AND (rest.rest_until IS NULL OR rest.rest_until <= ${now})
      ORDER BY one.next_try_at LIMIT ${limit})
    UPDATE notify_delivery SET state = 'sending', attempts = attempts + 1,
      next_try_at = ${new Date(now.getTime() + lease)}
    WHERE id IN (SELECT id FROM due)
    RETURNING id, lane, recipient, channel_id, user_id, message, kind, attempts, max_attempts`
}
