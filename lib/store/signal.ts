import type { Transaction } from '@/lib/db'
import { signalChannel, type Signal } from '@/lib/model/signal'

/** What of an estate its pages remember while nothing changed (see estate_revision). */
const revised: readonly Signal['topics'][number][] = ['alerts', 'score', 'assets']

/**
 * Tells open pages that something changed, when and only if the transaction commits. Best as the last thing that it
 * does: the revision of the environment stays locked until it ends.
 */
export async function sendSignal(tx: Transaction, signal: Signal): Promise<void> {
  if (signal.topics.some((topic) => revised.includes(topic))) {
    await tx.$executeRaw`
      INSERT INTO estate_revision (environment_id, revision) VALUES (${signal.environmentId}::uuid, 1)
      ON CONFLICT (environment_id) DO UPDATE SET revision = estate_revision.revision + 1`
  }
  await tx.$executeRaw`SELECT pg_notify(${signalChannel}, ${JSON.stringify(signal)})`
}
