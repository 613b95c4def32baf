import type { Transaction } from '@/lib/db'
import { signalChannel, type Signal } from '@/lib/model/signal'

/** Tells open pages that something changed, when and only if the transaction commits. */
export async function sendSignal(tx: Transaction, signal: Signal): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${signalChannel}, ${JSON.stringify(signal)})`
}
