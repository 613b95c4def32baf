import { z } from 'zod'
import { defineCommand } from '@/lib/operation'
import { lockRule, ruleFacts } from './suppression-target'

/** Takes a rule away: it hides nothing more, and opens nothing that it hid. Throws OperationError not-found, forbidden. */
export const deleteSuppressionRule = defineCommand({
  name: 'suppression-rule.delete',
  permission: 'alerts:triage',
  input: z.strictObject({ id: z.uuid() }),
  target: { on: 'rows' },
  async run(context, { id }) {
    const { tx, now } = context
    const rule = await lockRule(context, id)
    await tx.suppressionRule.update({ where: { id }, data: { deletedAt: now } })
    const subject = { kind: 'suppression-rule', id, name: rule.name }
    return { result: { id }, audit: [{ subject, environmentId: rule.environmentId, before: ruleFacts(rule) }] }
  },
})
