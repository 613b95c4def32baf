import { z } from 'zod'
import { actorLabel, type Actor } from '@/lib/auth/actor'
import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { peopleWhoTriage } from '@/lib/queries/list-alert-owners'
import type { LockedAlert } from '@/lib/store/move-alerts'

/** A person's id, `me`, or null for nobody. */
export const ownerInput = z.string().trim().min(1).max(100).nullable()

/**
 * The person that an owner input names, who must be able to deal with alerts of all these environments. Throws
 * OperationError invalid for anyone else.
 */
export async function resolveOwner(
  tx: Transaction,
  actor: Actor,
  owner: string | null,
  environments: readonly string[],
): Promise<{ id: string; name: string } | null> {
  if (owner === null) return null
  const id = owner === 'me' ? actorLabel(actor).actorId : owner
  const person = (await peopleWhoTriage(tx, environments)).find((candidate) => candidate.id === id)
  if (person) return person
  throw new OperationError('invalid', '$.owner: this is nobody who may deal with these alerts.', {
    problems: [{ path: '$.owner', message: 'this is nobody who may deal with these alerts' }],
  })
}

/** Names of present owners, for the record of what was before. */
export async function withOwnerNames(tx: Transaction, alerts: readonly LockedAlert[]) {
  const ids = [...new Set(alerts.flatMap((alert) => alert.ownerId ?? []))]
  const people =
    ids.length > 0 ? await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }) : []
  const names = new Map(people.map((person) => [person.id, person.name]))
  return alerts.map((alert) => ({
    ...alert,
    ownerName: alert.ownerId === null ? null : (names.get(alert.ownerId) ?? null),
  }))
}
