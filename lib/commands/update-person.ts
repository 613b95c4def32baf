import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { textInput } from '@/lib/queries/text-input'

/** Renames a person. Throws OperationError not-found. */
export const updatePerson = defineCommand({
  name: 'person.update',
  permission: 'people:write',
  input: z.strictObject({ id: z.string().min(1).max(100), name: textInput(100) }),
  target: { on: 'installation' },
  async run({ tx }, { id, name }) {
    const person = await tx.user.findUnique({ where: { id }, select: { name: true } })
    if (!person) throw new OperationError('not-found', 'There is no such person.')
    await tx.user.update({ where: { id }, data: { name } })
    return {
      result: { id },
      audit: [{ subject: { kind: 'person', id, name }, before: { name: person.name }, after: { name } }],
    }
  },
})
