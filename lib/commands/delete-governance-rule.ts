import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { reassessSoon } from '@/lib/store/reassess'
import { ruleFacts, ruleTarget } from './governance-target'

/** Takes a rule away; its failures fall to the next rule, or to nobody. Throws OperationError not-found. */
export const deleteGovernanceRule = defineCommand({
  name: 'governance-rule.delete',
  permission: 'governance:write',
  input: z.strictObject({ id: z.uuid() }),
  target: ruleTarget,
  async run({ tx, now }, { id }) {
    const rule = await tx.governanceRule.findUnique({ where: { id } })
    if (!rule) throw new OperationError('not-found', 'There is no such rule.')
    const { environmentId, name } = rule
    await tx.governanceRule.delete({ where: { id } })
    await reassessSoon(tx, environmentId, 'grace-ended', now)
    const subject = { kind: 'governance-rule', id, name }
    return { result: { id }, audit: [{ subject, environmentId, before: ruleFacts(rule) }] }
  },
})
