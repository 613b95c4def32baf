import type { Transaction } from '@/lib/db'

/** Where a command on a report acts: in its environment. */
export const reportTarget = {
  on: 'environment' as const,
  async find(tx: Transaction, { id }: { id: string }): Promise<string | null> {
    return (await tx.report.findUnique({ where: { id }, select: { environmentId: true } }))?.environmentId ?? null
  },
}
