import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { recountExemptions } from '@/lib/store/recount'
import { environmentOf, exemptionInput, exemptionSubject, exemptionTarget, openExemption } from './exemption-target'

/**
 * Sets another end of an exemption that still runs; null: until it is revoked. Where the environment asks for a second
 * person, more time needs a new exemption, and only less can be given here. Throws OperationError not-found, invalid,
 * conflict.
 */
export const extendExemption = defineCommand({
  name: 'exemption.extend',
  permission: 'exemptions:write',
  input: z.strictObject({ ...exemptionInput, expiresAt: z.iso.datetime({ offset: true }).nullable() }),
  target: exemptionTarget,
  async run({ tx }, input) {
    const { id } = input
    const environmentId = await environmentOf(tx, id)
    const { exemptionApproval } = await tx.environment.findUniqueOrThrow({ where: { id: environmentId } })
    const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt)
    const row = await recountExemptions(tx, environmentId, 'exempted', async (now) => {
      const open = await openExemption(tx, id, now)
      if (expiresAt && expiresAt <= now) throw new OperationError('invalid', 'The expiry lies in the past.')
      const isMore = open.expiresAt !== null && (expiresAt === null || expiresAt > open.expiresAt)
      if (exemptionApproval && isMore) {
        throw new OperationError('conflict', 'More time needs a second person here: ask for a new exemption.')
      }
      await tx.exemption.update({ where: { id }, data: { expiresAt } })
      return { id, result: open }
    })
    const before = { expiresAt: row.expiresAt?.toISOString() ?? null }
    const after = { expiresAt: expiresAt?.toISOString() ?? null }
    return { result: { id, ...after }, audit: [{ subject: exemptionSubject(row), environmentId, before, after }] }
  },
})
