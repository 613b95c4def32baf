import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { roles } from '@/lib/auth/policy'
import { passwordSchema } from '@/lib/auth/password'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { textInput } from '@/lib/queries/text-input'

/** Makes a person who signs in with e-mail and password. `environments` null: all of them. */
export const createUser = defineCommand({
  name: 'person.create',
  permission: 'people:write',
  input: z.object({
    email: z
      .email()
      .max(254)
      .transform((email) => email.toLowerCase()),
    name: textInput(100).optional(),
    password: passwordSchema,
    role: z.enum(roles),
    environmentIds: z.array(z.uuid()).min(1, 'name at least one environment, or null for all').nullable().default(null),
  }),
  target: { on: 'installation' },
  async run({ tx, now }, { email, name, password, role, environmentIds }) {
    if (await tx.user.findUnique({ where: { email } })) {
      throw new OperationError('conflict', `${email} has an account already.`)
    }
    if (environmentIds) {
      const known = await tx.environment.count({ where: { id: { in: environmentIds } } })
      if (known !== new Set(environmentIds).size) throw new OperationError('invalid', 'An environment does not exist.')
    }
    const id = randomUUID()
    const grants = (environmentIds ?? [null]).map((environmentId) => ({ role, environmentId }))
    const shown = name ?? email.split('@')[0] ?? email
    await tx.user.create({
      data: {
        id,
        email,
        name: shown,
        emailVerified: true,
        createdAt: now,
        accounts: {
          create: { id: randomUUID(), accountId: id, providerId: 'credential', password: await hashPassword(password) },
        },
        grants: { create: grants },
      },
    })
    return {
      result: { id, email },
      audit: [{ subject: { kind: 'person', id, name: shown }, after: { email, grants } }],
    }
  },
})
