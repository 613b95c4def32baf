import { randomUUID } from 'node:crypto'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { writeAudit } from '../audit'
import { db } from '../db'
import type { Actor } from './actor'
import { anonymous } from './actor'

const actions: Record<string, string> = {
  '/sign-in/email': 'session.start',
  '/change-password': 'account.change-password',
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value.slice(0, 254) : null)

/** Puts sign-ins, failed ones too, and changes of one's password into the audit log. */
export const recordSessions = createAuthMiddleware(async (ctx) => {
  const action = actions[ctx.path]
  if (action === undefined) return
  const { returned, newSession, session } = ctx.context
  const refused = returned instanceof APIError
  const signedIn = newSession?.user ?? session?.user ?? null
  const typed = textOf((ctx.body as { email?: unknown } | undefined)?.email)?.toLowerCase() ?? null
  // Whoever gives a wrong password has not shown who they are: the entry names whose account was tried.
  const person =
    refused && typed
      ? await db().user.findUnique({ where: { email: typed }, select: { id: true, name: true } })
      : signedIn
  const actor: Actor =
    signedIn && !(refused && ctx.path === '/sign-in/email')
      ? { kind: 'user', id: signedIn.id, name: signedIn.name, email: signedIn.email, grants: [], via: 'session' }
      : anonymous
  const headers = ctx.headers ?? new Headers()
  await writeAudit(
    db(),
    {
      actor,
      origin: {
        requestId: randomUUID(),
        address: headers.get('x-plimsoll-address'),
        userAgent: headers.get('user-agent'),
      },
      action,
      outcome: refused ? 'refused' : 'done',
      at: new Date(),
    },
    [{ subject: { kind: 'person', id: person?.id ?? null, name: person?.name ?? typed } }],
  )
})

/** Refuses a session to a disabled person, who has given the right password and may know why it does not help. */
export async function refuseDisabled(session: { userId: string }): Promise<void> {
  const person = await db().user.findUnique({ where: { id: session.userId }, select: { disabledAt: true } })
  if (!person?.disabledAt) return
  throw new APIError('FORBIDDEN', { code: 'ACCOUNT_DISABLED', message: 'This account is disabled.' })
}
