import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { defaultGatePolicy, gatePolicySchema } from '@/lib/model/gate'
import { defineCommand } from '@/lib/operation'

/** Sets the rules of an environment's gate; null goes back to the default ones. Throws not-found. */
export const updateGatePolicy = defineCommand({
  name: 'gate-policy.update',
  permission: 'environments:write',
  input: z.strictObject({ id: z.uuid(), rules: gatePolicySchema.shape.rules.nullable() }),
  target: {
    on: 'environment',
    async find(tx, { id }) {
      return (await tx.environment.findUnique({ where: { id }, select: { id: true } }))?.id ?? null
    },
  },
  async run({ tx, now, actor }, { id, rules }) {
    const environment = await tx.environment.findUnique({ where: { id } })
    if (!environment) throw new OperationError('not-found', 'There is no such environment.')
    await tx.$executeRaw`SELECT 1 FROM environment WHERE id = ${id}::uuid FOR UPDATE`
    const before = await tx.gatePolicy.findUnique({ where: { environmentId: id } })
    const row = { rules: rules ?? [], updatedAt: now, updatedBy: actorLabel(actor).actorName }
    if (rules === null) await tx.gatePolicy.deleteMany({ where: { environmentId: id } })
    else {
      await tx.gatePolicy.upsert({ where: { environmentId: id }, create: { environmentId: id, ...row }, update: row })
    }
    const subject = { kind: 'gate-policy', id, name: environment.name }
    const was = before ? gatePolicySchema.parse({ rules: before.rules }) : defaultGatePolicy
    const after = { rules: rules ?? defaultGatePolicy.rules }
    return { result: after, audit: [{ subject, environmentId: id, before: was, after }] }
  },
})
