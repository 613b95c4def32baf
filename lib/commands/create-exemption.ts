import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { exemptionCategories } from '@/lib/model/assessment'
import { evidenceLinkInput, exemptionPlaceInput, exemptionReasonInput } from '@/lib/model/exemption'
import { defineCommand } from '@/lib/operation'
import { exemptionPlace } from '@/lib/queries/exemption-place'
import { assetsWithLabels } from '@/lib/store/exemption-labels'
import { recountExemptions } from '@/lib/store/recount'
import { exemptionSubject } from './exemption-target'

/**
 * Exempts what it names: at once, or, where the environment asks for a second person, once that one has approved.
 * Throws OperationError not-found, invalid (the expiry has passed by the database's clock).
 */
export const createExemption = defineCommand({
  name: 'exemption.create',
  permission: 'exemptions:write',
  input: z.strictObject({
    ...exemptionPlaceInput,
    category: z.enum(exemptionCategories),
    reason: exemptionReasonInput,
    evidenceLink: evidenceLinkInput.nullish(),
    expiresAt: z.iso.datetime({ offset: true }).nullish(),
  }),
  target: {
    on: 'environment',
    async find(tx, { environmentId }) {
      return (await tx.environment.findUnique({ where: { id: environmentId }, select: { id: true } }))?.id ?? null
    },
  },
  async run({ tx, actor }, input) {
    const { environmentId, category, reason, evidenceLink = null } = input
    const environment = await tx.environment.findUnique({ where: { id: environmentId } })
    if (!environment) throw new OperationError('not-found', 'There is no such environment.')
    const { labels, ...place } = await exemptionPlace(tx, input)
    const { actorId, actorName } = actorLabel(actor)
    const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null
    const made = await recountExemptions(tx, environmentId, 'exempted', async (now) => {
      if (expiresAt && expiresAt <= now) throw new OperationError('invalid', 'The expiry lies in the past.')
      const row = await tx.exemption.create({
        data: {
          ...place,
          ...(labels ? { labels: [...labels] } : {}),
          environmentId,
          category,
          reason,
          evidenceLink,
          expiresAt,
          createdById: actorId ?? actorName,
          createdAt: now,
          needsApproval: environment.exemptionApproval,
        },
      })
      if (labels) {
        const carriers = await assetsWithLabels(tx, environmentId, labels)
        await tx.exemptionAsset.createMany({ data: carriers.map((assetId) => ({ assetId, exemptionId: row.id })) })
      }
      return { id: row.id, result: row }
    })
    const state = made.needsApproval ? ('pending' as const) : ('active' as const)
    const after = {
      ...place,
      labels: labels ? [...labels] : null,
      category,
      reason,
      evidenceLink,
      expiresAt: expiresAt?.toISOString() ?? null,
      state,
    }
    return {
      result: { id: made.id, state },
      audit: [{ subject: exemptionSubject(made), environmentId, after }],
    }
  },
})
