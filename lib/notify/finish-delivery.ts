import { db } from '@/lib/db'
import { sendSignal } from '@/lib/store/signal'
import { pauseAfter, readRetryAfter, restAfter } from './backoff'
import type { Claimed } from './claim-deliveries'
import type { Outcome } from './post'
import { mailLane } from './recipient'

/**
 * Writes down what came of a try: delivered, to be tried again, or dead. A claim that ran out and was taken over
 * changes nothing any more. After failures of the receiver itself its lane rests.
 */
export async function finishDelivery(delivery: Claimed, outcome: Outcome, startedAt: Date, now: Date): Promise<void> {
  const { id, lane, attempts } = delivery
  const durationMs = Math.max(0, now.getTime() - startedAt.getTime())
  const retryAfter = readRetryAfter(outcome.retryAfter, now)
  const dead = !outcome.ok && (outcome.final || attempts >= delivery.max_attempts)
  const nextTryAt = new Date(now.getTime() + pauseAfter(attempts, retryAfter))
  const { code, error } = outcome
  await db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ environment_ids: string[] }[]>`
      UPDATE notify_delivery SET state = ${outcome.ok ? 'delivered' : dead ? 'dead' : 'waiting'}, code = ${code}::int,
        error = ${error}, duration_ms = ${durationMs}::int, delivered_at = ${outcome.ok ? now : null}::timestamptz,
        next_try_at = ${outcome.ok || dead ? now : nextTryAt}
      WHERE id = ${id}::uuid AND state = 'sending' AND attempts = ${attempts}::int RETURNING environment_ids`
    await tx.notifyAttempt.create({ data: { deliveryId: id, at: startedAt, code, durationMs, error } })
    await restLane(tx, lane, outcome, retryAfter, now)
    for (const environmentId of rows[0]?.environment_ids ?? []) {
      await sendSignal(tx, { environmentId, topics: ['notifications'] })
    }
  })
}

type Tx = Parameters<typeof sendSignal>[0]

async function restLane(tx: Tx, lane: string, outcome: Outcome, retryAfter: number | null, now: Date): Promise<void> {
  if (outcome.ok) {
    await tx.$executeRaw`
      INSERT INTO notify_lane (lane, failures, last_success_at) VALUES (${lane}, 0, ${now})
      ON CONFLICT (lane) DO UPDATE SET failures = 0, rest_until = NULL, last_success_at = EXCLUDED.last_success_at`
    return
  }
  // A mail server that answers about one address says nothing of the others.
  const own = lane !== mailLane || outcome.code === null
  const [row] = await tx.$queryRaw<{ failures: number }[]>`
    INSERT INTO notify_lane AS l (lane, failures, last_failure_at, last_error)
    VALUES (${lane}, ${own ? 1 : 0}::int, ${now}, ${outcome.error})
    ON CONFLICT (lane) DO UPDATE SET failures = l.failures + EXCLUDED.failures,
      last_failure_at = EXCLUDED.last_failure_at, last_error = EXCLUDED.last_error
    RETURNING failures`
  const rest = own ? restAfter(row?.failures ?? 0, lane === mailLane ? null : retryAfter) : 0
  if (rest > 0) await tx.notifyLane.update({ where: { lane }, data: { restUntil: new Date(now.getTime() + rest) } })
}
