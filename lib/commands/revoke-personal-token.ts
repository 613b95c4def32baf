import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'

/** Ends one of the person's own tokens. Throws OperationError not-found (also for somebody else's), conflict. */
export const revokePersonalToken = defineCommand({
  name: 'token.revoke',
  permission: 'account:write',
  input: z.strictObject({ id: z.uuid() }),
  target: { on: 'self' },
  async run({ tx, actor, now }, { id }) {
    const userId = actor.kind === 'user' ? actor.id : ''
    const token = await tx.personalToken.findFirst({ where: { id, userId } })
    if (!token) throw new OperationError('not-found', 'You have no such token.')
    if (token.revokedAt) throw new OperationError('conflict', `The token "${token.name}" was revoked already.`)
    await tx.personalToken.update({ where: { id }, data: { revokedAt: now } })
    const after = { revokedAt: now.toISOString() }
    return {
      result: { id },
      audit: [{ subject: { kind: 'token', id, name: token.name }, before: { revokedAt: null }, after }],
    }
  },
})
