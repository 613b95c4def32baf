import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { lockRule } from './suppression-target'

/**
 * Switches a rule off or on again. Off, it hides nothing from that moment on; what it hid stays hidden. Throws
 * OperationError not-found, forbidden, conflict (it is so already).
 */
export const switchSuppressionRule = defineCommand({
  name: 'suppression-rule.switch',
  permission: 'alerts:triage',
  input: z.strictObject({ id: z.uuid(), enabled: z.boolean() }),
  target: { on: 'rows' },
  async run(context, { id, enabled }) {
    const { tx, actor, now } = context
    const { name, environmentId, disabledAt } = await lockRule(context, id)
    if (enabled === (disabledAt === null)) {
      throw new OperationError('conflict', `This rule is ${enabled ? 'on' : 'off'} already.`)
    }
    const { actorId, actorName } = actorLabel(actor)
    const data = { disabledAt: enabled ? null : now, updatedAt: now, updatedById: actorId ?? actorName }
    await tx.suppressionRule.update({ where: { id }, data })
    const subject = { kind: 'suppression-rule', id, name }
    return {
      result: { id, enabled },
      audit: [{ subject, environmentId, before: { enabled: !enabled }, after: { enabled } }],
    }
  },
})
