import { z } from 'zod'
import { can, roles } from '@/lib/auth/policy'
import { mintToken } from '@/lib/auth/token'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { textInput } from '@/lib/queries/text-input'
import { requireOwnSession } from './own-session'

/** How many live tokens one person may have. */
const most = 50

/**
 * Makes a token that acts for its person, at most in this role; it is returned here and never again. Throws
 * OperationError forbidden (asked for by a token, or a role the person does not have), invalid, conflict.
 */
export const createPersonalToken = defineCommand({
  name: 'token.create',
  permission: 'account:write',
  input: z.strictObject({
    name: textInput(80),
    role: z.enum(roles).default('security_reader'),
    expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
  }),
  target: { on: 'self' },
  async run({ tx, actor, now }, { name, role, expiresAt }) {
    const person = requireOwnSession(actor)
    if (role === 'security_admin' && !can(person.grants, 'alerts:triage')) {
      throw new OperationError('forbidden', 'A token cannot have a role that you do not have.')
    }
    if (expiresAt && new Date(expiresAt) <= now) throw new OperationError('invalid', 'The expiry lies in the past.')
    const live = await tx.personalToken.findMany({
      where: { userId: person.id, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
      select: { name: true },
    })
    if (live.some((token) => token.name === name))
      throw new OperationError('conflict', `You have a token "${name}" already.`)
    if (live.length >= most) throw new OperationError('conflict', `You have ${most} tokens. Revoke one first.`)
    const { token, hash, hint } = mintToken('plu_')
    const made = await tx.personalToken.create({
      data: {
        userId: person.id,
        name,
        role,
        hash,
        hint,
        createdAt: now,
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      },
    })
    const subject = { kind: 'token', id: made.id, name }
    return { result: { id: made.id, name, token }, audit: [{ subject, after: { role, expiresAt, hint } }] }
  },
})
