import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { planSchema, plans } from '@/lib/model/plan'
import { defineCommand } from '@/lib/operation'
import { textInput } from '@/lib/queries/text-input'

/** The plans of an environment as columns: on since `now`, or off. */
export function planColumns(on: readonly string[], since: Date) {
  const at = (plan: string) => (on.includes(plan) ? since : null)
  return { kubernetesSince: at('kubernetes'), registriesSince: at('registries'), hostsSince: at('hosts') }
}

/** Makes an environment with these plans on. Throws OperationError conflict when the name is taken. */
export const createEnvironment = defineCommand({
  name: 'environment.create',
  permission: 'environments:write',
  input: z.object({
    name: textInput(60),
    plans: z.array(planSchema).default([...plans]),
    goal: z.number().int().min(1).max(100).default(75),
  }),
  target: { on: 'installation' },
  async run({ tx, now }, input) {
    if (await tx.environment.findUnique({ where: { name: input.name } })) {
      throw new OperationError('conflict', `There is an environment "${input.name}" already.`)
    }
    const environment = await tx.environment.create({
      data: { name: input.name, goal: input.goal, ...planColumns(input.plans, now) },
    })
    const subject = { kind: 'environment', id: environment.id, name: environment.name }
    return { result: { id: environment.id }, audit: [{ subject, environmentId: environment.id, after: input }] }
  },
})
