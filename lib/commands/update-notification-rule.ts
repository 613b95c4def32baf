import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { notificationRuleFacts, notificationRuleInput, notificationRuleRow } from './notification-rule-row'
import { requireEnvironments, requireWrite } from './notification-target'

/** Puts a rule in another's words; what is left out has its default. Throws OperationError not-found, invalid, conflict. */
export const updateNotificationRule = defineCommand({
  name: 'notification-rule.update',
  permission: 'notifications:write',
  input: z.strictObject({ id: z.uuid(), ...notificationRuleInput }),
  target: { on: 'rows' },
  async run({ tx, actor, scope }, { id, ...input }) {
    const rule = await tx.notifyRule.findUnique({ where: { id } })
    if (!rule) throw new OperationError('not-found', 'There is no such rule.')
    requireWrite({ actor, scope }, rule.environmentIds)
    requireWrite({ actor, scope }, input.environmentIds)
    await requireEnvironments(tx, input.environmentIds)
    const data = await notificationRuleRow(tx, input, id)
    await tx.notifyRule.update({ where: { id }, data })
    const subject = { kind: 'notification-rule', id, name: data.name }
    const [environmentId = null] = data.environmentIds.length === 1 ? data.environmentIds : []
    const audit = {
      subject,
      environmentId,
      before: notificationRuleFacts(rule),
      after: notificationRuleFacts(data),
    }
    return { result: { id }, audit: [audit] }
  },
})
