import type { Transaction } from '@/lib/db'
import type { Signal } from '@/lib/model/signal'

/** The PostgreSQL channel on which web processes listen. */
export const signalChannel = 'plimsoll'

/** Tells open pages that something changed, when and only if the transaction commits. */
export async function sendSignal(tx: Transaction, signal: Signal): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${signalChannel}, ${JSON.stringify(signal)})`
}
