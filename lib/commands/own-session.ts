import type { Actor } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'

/**
 * The signed-in person. A personal token may not act on the account it belongs to: one that was made to read could
 * otherwise make one that writes. Throws OperationError forbidden.
 */
export function requireOwnSession(actor: Actor): Extract<Actor, { kind: 'user' }> {
  if (actor.kind === 'user' && actor.via === 'session') return actor
  throw new OperationError('forbidden', 'Only a signed-in person can do this, not a token.')
}
