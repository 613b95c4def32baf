import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'

/** Lets a disabled person in again. Their old sessions and tokens stay ended. Throws OperationError not-found, conflict. */
export const enablePerson = defineCommand({
  name: 'person.enable',
  permission: 'people:write',
  input: z.strictObject({ id: z.string().min(1).max(100) }),
  target: { on: 'installation' },
  async run({ tx }, { id }) {
    const person = await tx.user.findUnique({ where: { id }, select: { name: true, disabledAt: true } })
    if (!person) throw new OperationError('not-found', 'There is no such person.')
    if (!person.disabledAt) throw new OperationError('conflict', `${person.name} is not disabled.`)
    await tx.user.update({ where: { id }, data: { disabledAt: null } })
    const before = { disabledAt: person.disabledAt.toISOString() }
    return {
      result: { id },
      audit: [{ subject: { kind: 'person', id, name: person.name }, before, after: { disabledAt: null } }],
    }
  },
})
