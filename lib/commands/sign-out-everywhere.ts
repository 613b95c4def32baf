import { z } from 'zod'
import { defineCommand } from '@/lib/operation'
import { requireOwnSession } from './own-session'

/** Ends all sessions of the person, this one included. Tokens stay. Throws OperationError forbidden (asked for by a token). */
export const signOutEverywhere = defineCommand({
  name: 'session.end-all',
  permission: 'account:write',
  input: z.strictObject({}),
  target: { on: 'self' },
  async run({ tx, actor }) {
    const person = requireOwnSession(actor)
    const { count } = await tx.session.deleteMany({ where: { userId: person.id } })
    const subject = { kind: 'person', id: person.id, name: person.name }
    return { result: { ended: count }, audit: [{ subject, after: { endedSessions: count } }] }
  },
})
