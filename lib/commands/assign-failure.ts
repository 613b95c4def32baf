import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { exemptionReasonInput, plainText } from '@/lib/model/exemption'
import { defineCommand } from '@/lib/operation'
import { checkIdInput } from '@/lib/queries/read-recommendation'
import { reassessAssets } from '@/lib/store/reassess'
import { requireOwner } from './governance-target'

const to = z.strictObject({
  ownerId: plainText(100),
  dueAt: z.iso.datetime({ offset: true }),
  grace: z.boolean().default(false),
  reason: exemptionReasonInput,
})

/**
 * Gives one failure to a person, with a due date of its own, before every rule; or (`to` null) back to the rules.
 * Throws OperationError not-found (no failure of this check there), invalid (owner).
 */
export const assignFailure = defineCommand({
  name: 'failure.assign',
  permission: 'governance:write',
  input: z.strictObject({ checkId: checkIdInput, assetId: z.uuid(), to: to.nullable() }),
  target: {
    on: 'environment',
    async find(tx, input) {
      return (await failureOf(tx, input))?.environmentId ?? null
    },
  },
  async run({ tx, actor, now }, { checkId, assetId, to: wanted }) {
    const failure = await failureOf(tx, { checkId, assetId })
    if (!failure) throw new OperationError('not-found', 'This resource has no result of this recommendation.')
    if (failure.status !== 'unhealthy') throw new OperationError('conflict', 'There is nothing to mend here.')
    const { environmentId, ownerId, dueAt, grace } = failure
    const key = { assetId_checkId: { assetId, checkId } }
    if (wanted) {
      await requireOwner(tx, environmentId, wanted.ownerId)
      const { actorId, actorName } = actorLabel(actor)
      const { dueAt: due, ...rest } = wanted
      const row = { ...rest, dueAt: new Date(due), setById: actorId ?? actorName, setAt: now }
      await tx.governanceOverride.upsert({
        where: key,
        create: { ...row, assetId, checkId, environmentId },
        update: row,
      })
    } else await tx.governanceOverride.deleteMany({ where: { assetId, checkId } })
    await reassessAssets(tx, environmentId, new Set([assetId]), wanted?.grace ? 'grace-given' : 'grace-ended', now)
    const { name } = await tx.asset.findUniqueOrThrow({ where: { id: assetId } })
    const before = { ownerId, dueAt: dueAt?.toISOString() ?? null, grace }
    const subject = { kind: 'failure', id: assetId, name: `${checkId}: ${name}` }
    return { result: { checkId, assetId }, audit: [{ subject, environmentId, before, after: wanted }] }
  },
})

async function failureOf(tx: Transaction, { checkId, assetId }: { checkId: string; assetId: string }) {
  return tx.assessment.findUnique({ where: { assetId_checkId: { assetId, checkId } } })
}
