import { createHash, timingSafeEqual } from 'node:crypto'
import { bearerToken } from '@/lib/auth/token'
import { grantsOf } from '@/lib/auth/actor'
import { can } from '@/lib/auth/policy'
import { resolveActor } from '@/lib/auth/resolve-actor'
import { env } from '@/lib/env'
import { OperationError } from '@/lib/errors'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compares in a time that tells nothing of where two secrets differ: digests have one length. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other))
}

/**
 * Lets in the token of `PLIMSOLL_METRICS_TOKEN`, and people who may read metrics everywhere: the figures are those of
 * the whole installation. Throws OperationError unauthenticated, forbidden.
 */
export async function requireMetricsAccess(headers: Headers, now: Date): Promise<void> {
  const given = bearerToken(headers.get('authorization'))
  const { metricsToken } = env()
  if (given !== null && metricsToken !== undefined && sameSecret(given, metricsToken)) return
  const actor = await resolveActor(headers, now)
  if (actor.kind === 'anonymous') throw new OperationError('unauthenticated', 'Send the token for metrics.')
  if (!can(grantsOf(actor), 'metrics:read', null)) {
    throw new OperationError('forbidden', 'This needs metrics:read on all environments.')
  }
}
