import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { plans, type Plan } from '@/lib/model/plan'
import { defineCommand } from '@/lib/operation'
import { textInput } from '@/lib/queries/text-input'

const column = {
  kubernetes: 'kubernetesSince',
  registries: 'registriesSince',
  hosts: 'hostsSince',
} as const satisfies Record<Plan, string>

const flag = z.boolean().optional()

/**
 * Renames an environment, sets its goal, asks for a second person on exemptions, switches plans. A plan that goes on counts from now; one that is on
 * already keeps its date. Throws OperationError not-found, conflict (the name is taken).
 */
export const updateEnvironment = defineCommand({
  name: 'environment.update',
  permission: 'environments:write',
  input: z.strictObject({
    id: z.uuid(),
    name: textInput(60).optional(),
    exemptionApproval: z.boolean().optional(),
    goal: z.number().int().min(1).max(100).optional(),
    plans: z.strictObject({ kubernetes: flag, registries: flag, hosts: flag }).optional(),
  }),
  target: {
    on: 'environment',
    async find(tx, { id }) {
      return (await tx.environment.findUnique({ where: { id }, select: { id: true } }))?.id ?? null
    },
  },
  async run({ tx, now }, { id, name, goal, exemptionApproval, plans: wanted = {} }) {
    const environment = await tx.environment.findUnique({ where: { id } })
    if (!environment) throw new OperationError('not-found', 'There is no such environment.')
    if (name !== undefined && name !== environment.name && (await tx.environment.findUnique({ where: { name } }))) {
      throw new OperationError('conflict', `There is an environment "${name}" already.`)
    }
    const since = Object.fromEntries(
      plans.map((plan) => {
        const current = environment[column[plan]]
        const on = wanted[plan] ?? current !== null
        return [column[plan], on ? (current ?? now) : null]
      }),
    )
    const after = await tx.environment.update({
      where: { id },
      data: {
        ...since,
        name: name ?? environment.name,
        goal: goal ?? environment.goal,
        exemptionApproval: exemptionApproval ?? environment.exemptionApproval,
      },
    })
    const facts = (row: typeof after) => ({
      name: row.name,
      goal: row.goal,
      exemptionApproval: row.exemptionApproval,
      plans: plans.filter((plan) => row[column[plan]] !== null),
    })
    const subject = { kind: 'environment', id, name: after.name }
    return {
      result: { id },
      audit: [{ subject, environmentId: id, before: facts(environment), after: facts(after) }],
    }
  },
})
