import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { exemptionReasonInput } from '@/lib/model/exemption'
import { defineCommand } from '@/lib/operation'
import { recountExemptions } from '@/lib/store/recount'
import { environmentOf, exemptionInput, exemptionSubject, exemptionTarget, openExemption } from './exemption-target'

/** Ends an exemption now: what it hid counts again, unless another exemption covers it. Throws not-found, conflict. */
export const revokeExemption = defineCommand({
  name: 'exemption.revoke',
  permission: 'exemptions:write',
  input: z.strictObject({ ...exemptionInput, reason: exemptionReasonInput.nullish() }),
  target: exemptionTarget,
  async run({ tx, actor }, { id, reason = null }) {
    const environmentId = await environmentOf(tx, id)
    const { actorId, actorName } = actorLabel(actor)
    const row = await recountExemptions(tx, environmentId, 'exemption-revoked', async (now) => {
      const open = await openExemption(tx, id, now)
      const data = { revokedAt: now, revokedById: actorId ?? actorName, endReason: reason }
      await tx.exemption.update({ where: { id }, data })
      return { id, result: open }
    })
    const before = { state: row.needsApproval && !row.approvedAt ? 'pending' : 'active' }
    return {
      result: { id, state: 'revoked' as const },
      audit: [{ subject: exemptionSubject(row), environmentId, before, after: { state: 'revoked', reason } }],
    }
  },
})
