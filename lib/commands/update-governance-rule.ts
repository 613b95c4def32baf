import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { governanceRuleInput } from '@/lib/model/governance'
import { defineCommand } from '@/lib/operation'
import { reassessSoon } from '@/lib/store/reassess'
import { ruleFacts, ruleRow, ruleTarget } from './governance-target'

/** Puts a rule in another's words; what is left out narrows nothing. Throws OperationError not-found, invalid, conflict. */
export const updateGovernanceRule = defineCommand({
  name: 'governance-rule.update',
  permission: 'governance:write',
  input: z.strictObject({ id: z.uuid(), ...governanceRuleInput }),
  target: ruleTarget,
  async run({ tx, now }, { id, ...input }) {
    const rule = await tx.governanceRule.findUnique({ where: { id } })
    if (!rule) throw new OperationError('not-found', 'There is no such rule.')
    const { environmentId } = rule
    await tx.governanceRule.update({ where: { id }, data: await ruleRow(tx, environmentId, input, id) })
    await reassessSoon(tx, environmentId, 'grace-given', now)
    const subject = { kind: 'governance-rule', id, name: input.name }
    return { result: { id }, audit: [{ subject, environmentId, before: ruleFacts(rule), after: ruleFacts(input) }] }
  },
})
