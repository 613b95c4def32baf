import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { notificationRuleFacts } from './notification-rule-row'
import { requireWrite } from './notification-target'

/** Takes a rule away; what it held for a digest is not told any more. Throws OperationError not-found. */
export const deleteNotificationRule = defineCommand({
  name: 'notification-rule.delete',
  permission: 'notifications:write',
  input: z.strictObject({ id: z.uuid() }),
  target: { on: 'rows' },
  async run({ tx, actor, scope }, { id }) {
    const rule = await tx.notifyRule.findUnique({ where: { id } })
    if (!rule) throw new OperationError('not-found', 'There is no such rule.')
    requireWrite({ actor, scope }, rule.environmentIds)
    await tx.notifyItem.deleteMany({ where: { ruleId: id, deliveryId: null } })
    await tx.notifyRule.delete({ where: { id } })
    const subject = { kind: 'notification-rule', id, name: rule.name }
    const [environmentId = null] = rule.environmentIds.length === 1 ? rule.environmentIds : []
    return { result: { id }, audit: [{ subject, environmentId, before: notificationRuleFacts(rule) }] }
  },
})
