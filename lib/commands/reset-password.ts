import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { passwordSchema } from '@/lib/auth/password'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'

/** Sets a person's password and ends their sessions, as whoever knew the old one may be in. Throws OperationError not-found. */
export const resetPassword = defineCommand({
  name: 'person.reset-password',
  permission: 'people:write',
  input: z.strictObject({
    id: z.string().min(1).max(100),
    password: passwordSchema,
  }),
  target: { on: 'installation' },
  async run({ tx }, { id, password }) {
    const person = await tx.user.findUnique({ where: { id }, select: { name: true } })
    if (!person) throw new OperationError('not-found', 'There is no such person.')
    const hash = await hashPassword(password)
    const known = await tx.account.updateMany({
      where: { userId: id, providerId: 'credential' },
      data: { password: hash },
    })
    if (known.count === 0) {
      await tx.account.create({
        data: { id: randomUUID(), accountId: id, providerId: 'credential', userId: id, password: hash },
      })
    }
    const { count } = await tx.session.deleteMany({ where: { userId: id } })
    return {
      result: { id },
      audit: [{ subject: { kind: 'person', id, name: person.name }, after: { endedSessions: count } }],
    }
  },
})
