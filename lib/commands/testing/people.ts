import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Actor } from '@/lib/auth/actor'
import type { Grant } from '@/lib/auth/policy'
import { db } from '@/lib/db'
import type { Context } from '@/lib/operation'

export type Person = Extract<Actor, { kind: 'user' }>

export const testPassword = 'correct horse battery'

/** A person with these grants, in the database; for tests. */
export async function makePerson(grants: Grant[], name = `Person ${randomUUID().slice(0, 8)}`): Promise<Person> {
  const id = randomUUID()
  const email = `${id}@example.com`
  const password = await hashPassword(testPassword)
  await db().user.create({
    data: {
      id,
      name,
      email,
      accounts: { create: { id: randomUUID(), accountId: id, providerId: 'credential', password } },
      grants: { create: grants },
    },
  })
  return { kind: 'user', id, name, email, grants, via: 'session' }
}

export const admin = (environmentId: string | null = null): Grant => ({ role: 'security_admin', environmentId })
export const reader = (environmentId: string | null = null): Grant => ({ role: 'security_reader', environmentId })

/** The context of a request by this actor. */
export function as(actor: Actor, now = new Date()): Context {
  return { actor, origin: { requestId: randomUUID(), address: '192.0.2.1', userAgent: 'test' }, now }
}

/** The audit entries that this request wrote, as action, outcome and subject. */
export async function auditOf(context: Context) {
  return db().auditEntry.findMany({
    where: { requestId: context.origin.requestId },
    orderBy: { at: 'asc' },
    select: {
      action: true,
      outcome: true,
      actorName: true,
      subjectId: true,
      environmentId: true,
      before: true,
      after: true,
    },
  })
}
