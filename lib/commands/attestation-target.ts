import type { Transaction } from '@/lib/db'

/** Where a command on an attestation acts: in its environment. */
export const attestationTarget = {
  on: 'environment' as const,
  async find(tx: Transaction, { id }: { id: string }): Promise<string | null> {
    const attestation = await tx.attestation.findUnique({ where: { id }, select: { environmentId: true } })
    return attestation?.environmentId ?? null
  },
}
