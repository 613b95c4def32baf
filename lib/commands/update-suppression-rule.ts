import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { requireNarrow, suppressionMatchInput, suppressionWordsInput } from '@/lib/model/suppression'
import { defineCommand } from '@/lib/operation'
import { lockRule, requireAhead, requireName, ruleFacts } from './suppression-target'

/**
 * Puts a rule in another's words; where it counts stays. What it hid stays hidden. An expired rule counts again with
 * another expiry. Throws OperationError not-found, forbidden, invalid, conflict.
 */
export const updateSuppressionRule = defineCommand({
  name: 'suppression-rule.update',
  permission: 'alerts:triage',
  input: z
    .strictObject({ id: z.uuid(), ...suppressionWordsInput, ...suppressionMatchInput })
    .superRefine(requireNarrow),
  target: { on: 'rows' },
  async run(context, { id, name, alertType, conditions, reason, comment = null, expiresAt: end }) {
    const { tx, actor, now } = context
    const rule = await lockRule(context, id)
    const { environmentId } = rule
    const expiresAt = end ? new Date(end) : null
    if (expiresAt?.getTime() !== rule.expiresAt?.getTime()) await requireAhead(tx, expiresAt)
    await requireName(tx, name, environmentId, id)
    const { actorId, actorName } = actorLabel(actor)
    const data = { name, alertType, conditions, reason, comment, expiresAt }
    await tx.suppressionRule.update({
      where: { id },
      data: { ...data, updatedAt: now, updatedById: actorId ?? actorName },
    })
    const subject = { kind: 'suppression-rule', id, name }
    const after = ruleFacts({ ...data, disabledAt: rule.disabledAt })
    return { result: { id }, audit: [{ subject, environmentId, before: ruleFacts(rule), after }] }
  },
})
