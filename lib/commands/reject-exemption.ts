import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { exemptionReasonInput } from '@/lib/model/exemption'
import { defineCommand } from '@/lib/operation'
import { recountExemptions } from '@/lib/store/recount'
import { environmentOf, exemptionInput, exemptionSubject, exemptionTarget, pendingExemption } from './exemption-target'

/**
 * Turns down an exemption that waits. Who asked for it revokes it instead. Throws OperationError not-found, conflict.
 */
export const rejectExemption = defineCommand({
  name: 'exemption.reject',
  permission: 'exemptions:write',
  input: z.strictObject({ ...exemptionInput, reason: exemptionReasonInput }),
  target: exemptionTarget,
  async run({ tx, actor }, { id, reason }) {
    const environmentId = await environmentOf(tx, id)
    const { actorId, actorName } = actorLabel(actor)
    const row = await recountExemptions(tx, environmentId, 'exemption-revoked', async (now) => {
      const pending = await pendingExemption(tx, id, now)
      if (pending.createdById === (actorId ?? actorName)) {
        throw new OperationError('conflict', 'Revoke what you asked for yourself; another person rejects it.')
      }
      const data = { rejectedAt: now, rejectedById: actorId ?? actorName, endReason: reason }
      await tx.exemption.update({ where: { id }, data })
      return { id, result: pending }
    })
    const after = { state: 'rejected', reason }
    return {
      result: { id, state: 'rejected' as const },
      audit: [{ subject: exemptionSubject(row), environmentId, before: { state: 'pending' }, after }],
    }
  },
})
