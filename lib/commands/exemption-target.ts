import { z } from 'zod'
import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'

/** The part of an input that names an exemption. */
export const exemptionInput = { id: z.uuid() }

/** Where a command on an exemption acts: in its environment. */
export const exemptionTarget = {
  on: 'environment' as const,
  async find(tx: Transaction, { id }: { id: string }): Promise<string | null> {
    return (await tx.exemption.findUnique({ where: { id }, select: { environmentId: true } }))?.environmentId ?? null
  },
}

/** The environment of an exemption. Throws OperationError not-found. */
export async function environmentOf(tx: Transaction, id: string): Promise<string> {
  const environmentId = await exemptionTarget.find(tx, { id })
  if (environmentId === null) throw new OperationError('not-found', 'There is no such exemption.')
  return environmentId
}

/** The exemption, if it has not ended by `now`. Throws OperationError conflict with what ended it. */
export async function openExemption(tx: Transaction, id: string, now: Date) {
  const row = await tx.exemption.findUniqueOrThrow({ where: { id } })
  if (row.revokedAt) throw new OperationError('conflict', 'This exemption was revoked.')
  if (row.rejectedAt) throw new OperationError('conflict', 'This exemption was rejected.')
  if (row.expiresAt && row.expiresAt <= now) throw new OperationError('conflict', 'This exemption has expired.')
  return row
}

/** The same, if it still waits for a second person. Throws OperationError conflict. */
export async function pendingExemption(tx: Transaction, id: string, now: Date) {
  const row = await openExemption(tx, id, now)
  if (!row.needsApproval || row.approvedAt) throw new OperationError('conflict', 'This exemption needs no approval.')
  return row
}

/** The audit log's name of what an exemption is about. */
export function exemptionSubject(row: { id: string; checkId: string | null; namespace: string | null }) {
  const place = row.namespace === null ? '' : ` in ${row.namespace}`
  return { kind: 'exemption', id: row.id, name: `${row.checkId ?? 'all recommendations'}${place}` }
}
