import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { requireAnotherAdmin } from './another-admin'

/**
 * Shuts a person out: their sessions and tokens end with this transaction. Roles and history stay. Throws
 * OperationError not-found, conflict (disabled already, or the last admin).
 */
export const disablePerson = defineCommand({
  name: 'person.disable',
  permission: 'people:write',
  input: z.strictObject({ id: z.string().min(1).max(100) }),
  target: { on: 'installation' },
  async run({ tx, now }, { id }) {
    const person = await tx.user.findUnique({ where: { id }, select: { name: true, disabledAt: true } })
    if (!person) throw new OperationError('not-found', 'There is no such person.')
    if (person.disabledAt) throw new OperationError('conflict', `${person.name} is disabled already.`)
    await requireAnotherAdmin(tx, id)
    await tx.user.update({ where: { id }, data: { disabledAt: now } })
    const sessions = await tx.session.deleteMany({ where: { userId: id } })
    const tokens = await tx.personalToken.updateMany({
      where: { userId: id, revokedAt: null },
      data: { revokedAt: now },
    })
    const subject = { kind: 'person', id, name: person.name }
    const after = { disabledAt: now.toISOString(), endedSessions: sessions.count, revokedTokens: tokens.count }
    return { result: { id }, audit: [{ subject, before: { disabledAt: null }, after }] }
  },
})
