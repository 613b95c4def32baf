import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { recountExemptions } from '@/lib/store/recount'
import { environmentOf, exemptionInput, exemptionSubject, exemptionTarget, pendingExemption } from './exemption-target'

/**
 * Lets an exemption count that waited for a second person, who cannot be the one that asked. Throws OperationError
 * not-found, conflict (it does not wait, or it is the asker's own).
 */
export const approveExemption = defineCommand({
  name: 'exemption.approve',
  permission: 'exemptions:write',
  input: z.strictObject(exemptionInput),
  target: exemptionTarget,
  async run({ tx, actor }, { id }) {
    const environmentId = await environmentOf(tx, id)
    const { actorId, actorName } = actorLabel(actor)
    const row = await recountExemptions(tx, environmentId, 'exempted', async (now) => {
      const pending = await pendingExemption(tx, id, now)
      if (pending.createdById === (actorId ?? actorName)) {
        throw new OperationError('conflict', 'Another person must approve what you asked for.')
      }
      await tx.exemption.update({ where: { id }, data: { approvedAt: now, approvedById: actorId ?? actorName } })
      return { id, result: pending }
    })
    return {
      result: { id, state: 'active' as const },
      audit: [
        { subject: exemptionSubject(row), environmentId, before: { state: 'pending' }, after: { state: 'active' } },
      ],
    }
  },
})
