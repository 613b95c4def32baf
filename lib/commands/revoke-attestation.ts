import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { attestationTarget } from './attestation-target'

/** Takes an answer back: it stops counting at once and stays in the history. Throws OperationError not-found, conflict. */
export const revokeAttestation = defineCommand({
  name: 'compliance.revoke',
  permission: 'compliance:attest',
  input: z.strictObject({ id: z.uuid() }),
  target: attestationTarget,
  async run({ tx, actor, now }, { id }) {
    await tx.$queryRaw`SELECT 1 FROM attestation WHERE id = ${id}::uuid FOR UPDATE`
    const attestation = await tx.attestation.findUnique({ where: { id } })
    if (!attestation) throw new OperationError('not-found', 'There is no such attestation.')
    if (attestation.revokedAt) {
      throw new OperationError('conflict', `${attestation.revokedByName ?? 'Somebody'} revoked it before.`, {
        revokedAt: attestation.revokedAt.toISOString(),
      })
    }
    const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
    const revokedAt = clock?.now ?? now
    await tx.attestation.update({ where: { id }, data: { revokedAt, revokedByName: actorLabel(actor).actorName } })
    const { standardId, controlId, environmentId, outcome } = attestation
    const subject = { kind: 'attestation', id, name: `${standardId}, ${controlId}` }
    const after = { revokedAt: revokedAt.toISOString() }
    return { result: { id }, audit: [{ subject, environmentId, before: { outcome, revokedAt: null }, after }] }
  },
})
