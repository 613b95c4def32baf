import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { defineCommand } from '@/lib/operation'
import { notificationRuleFacts, notificationRuleInput, notificationRuleRow } from './notification-rule-row'
import { requireEnvironments, requireWrite } from './notification-target'

/** Makes a rule; what happens from now on is told by it. Throws OperationError not-found, invalid, conflict. */
export const createNotificationRule = defineCommand({
  name: 'notification-rule.create',
  permission: 'notifications:write',
  input: z.strictObject(notificationRuleInput),
  target: { on: 'rows' },
  async run({ tx, actor, scope, now }, input) {
    requireWrite({ actor, scope }, input.environmentIds)
    await requireEnvironments(tx, input.environmentIds)
    const data = await notificationRuleRow(tx, input, null)
    const { actorId, actorName } = actorLabel(actor)
    const rule = await tx.notifyRule.create({ data: { ...data, createdById: actorId ?? actorName, createdAt: now } })
    const subject = { kind: 'notification-rule', id: rule.id, name: rule.name }
    const [environmentId = null] = data.environmentIds.length === 1 ? data.environmentIds : []
    return { result: { id: rule.id }, audit: [{ subject, environmentId, after: notificationRuleFacts(data) }] }
  },
})
