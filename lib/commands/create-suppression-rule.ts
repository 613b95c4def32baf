import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { requireNarrow, suppressionMatchInput, suppressionWordsInput } from '@/lib/model/suppression'
import { defineCommand } from '@/lib/operation'
import { requireAhead, requireName, requirePlace, ruleFacts } from './suppression-target'

/**
 * Makes a rule that hides alerts as they arrive, from now on; those that are there stay as they are. `environmentId`
 * null: in every environment. Throws OperationError not-found, forbidden, invalid (expiry), conflict (name).
 */
export const createSuppressionRule = defineCommand({
  name: 'suppression-rule.create',
  permission: 'alerts:triage',
  input: z
    .strictObject({ environmentId: z.uuid().nullable(), ...suppressionWordsInput, ...suppressionMatchInput })
    .superRefine(requireNarrow),
  target: { on: 'rows' },
  async run(context, { environmentId, name, alertType, conditions, reason, comment = null, expiresAt: end }) {
    const { tx, actor } = context
    await requirePlace(context, environmentId)
    const expiresAt = end ? new Date(end) : null
    await requireAhead(tx, expiresAt)
    await requireName(tx, name, environmentId)
    const { actorId, actorName } = actorLabel(actor)
    const data = { environmentId, name, alertType, conditions, reason, comment, expiresAt }
    const rule = await tx.suppressionRule.create({ data: { ...data, createdById: actorId ?? actorName } })
    const subject = { kind: 'suppression-rule', id: rule.id, name }
    return { result: { id: rule.id }, audit: [{ subject, environmentId, after: ruleFacts(data) }] }
  },
})
