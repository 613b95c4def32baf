import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { governanceRuleInput } from '@/lib/model/governance'
import { defineCommand } from '@/lib/operation'
import { reassessSoon } from '@/lib/store/reassess'
import { ruleFacts, ruleRow } from './governance-target'

/** Makes a rule; failures that it is about have an owner and a due date from then on. Throws not-found, invalid, conflict. */
export const createGovernanceRule = defineCommand({
  name: 'governance-rule.create',
  permission: 'governance:write',
  input: z.strictObject({ environmentId: z.uuid(), ...governanceRuleInput }),
  target: {
    on: 'environment',
    async find(tx, { environmentId }) {
      return (await tx.environment.findUnique({ where: { id: environmentId }, select: { id: true } }))?.id ?? null
    },
  },
  async run({ tx, actor, now }, { environmentId, ...input }) {
    if (!(await tx.environment.findUnique({ where: { id: environmentId } }))) {
      throw new OperationError('not-found', 'There is no such environment.')
    }
    const { actorId, actorName } = actorLabel(actor)
    const data = await ruleRow(tx, environmentId, input, null)
    const rule = await tx.governanceRule.create({ data: { ...data, environmentId, createdById: actorId ?? actorName } })
    await reassessSoon(tx, environmentId, 'grace-given', now)
    const subject = { kind: 'governance-rule', id: rule.id, name: rule.name }
    return { result: { id: rule.id }, audit: [{ subject, environmentId, after: ruleFacts(input) }] }
  },
})
