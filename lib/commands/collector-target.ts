import { z } from 'zod'
import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'

/** The part of an input that names a collector. */
export const collectorInput = { id: z.uuid() }

/** Where a command on a collector acts: in its environment. */
export const collectorTarget = {
  on: 'environment' as const,
  async find(tx: Transaction, { id }: { id: string }): Promise<string | null> {
    const collector = await tx.collector.findUnique({ where: { id }, select: { environmentId: true } })
    return collector?.environmentId ?? null
  },
}

/** The collector, which stays as it is until the transaction ends. Throws OperationError not-found, conflict (revoked). */
export async function liveCollector(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 FROM collector WHERE id = ${id}::uuid FOR UPDATE`
  const collector = await tx.collector.findUnique({ where: { id } })
  if (!collector) throw new OperationError('not-found', 'There is no such collector.')
  if (collector.revokedAt) {
    throw new OperationError('conflict', `${collector.name} was revoked. Make a new collector instead.`, {
      revokedAt: collector.revokedAt.toISOString(),
    })
  }
  return collector
}
