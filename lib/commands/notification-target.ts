import { z } from 'zod'
import { grantsOf, type Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/policy'
import type { Transaction } from '@/lib/db'
import { env } from '@/lib/env'
import { OperationError } from '@/lib/errors'
import { checkUrl, GuardError, networks } from '@/lib/notify/guard'
import { isMailAddress } from '@/lib/notify/send-mail'
import type { Scope } from '@/lib/operation'
import { textInput } from '@/lib/queries/text-input'

type Asker = { actor: Actor; scope: Scope }

/** What people say of a channel. */
export const channelInput = {
  name: textInput(80),
  enabled: z.boolean().default(true),
  url: z.string().trim().min(1).max(2_000).optional(),
  addresses: z
    .array(z.string().trim().max(254).refine(isMailAddress, 'must be an address such as name@example.com'))
    .min(1, 'name at least one address')
    .max(50)
    .optional(),
}

/**
 * Whether this person may write what concerns these environments (empty: all of them). Throws OperationError
 * not-found where they may not even look, forbidden otherwise.
 */
export function requireWrite({ actor, scope }: Asker, environmentIds: readonly string[]): void {
  if (scope === 'all') return
  if (environmentIds.length === 0) {
    throw new OperationError('forbidden', 'This needs notifications:write on all environments.')
  }
  const grants = grantsOf(actor)
  if (!environmentIds.some((id) => can(grants, 'notifications:read', id))) {
    throw new OperationError('not-found', 'There is no such thing, or it is not yours to see.')
  }
  const foreign = environmentIds.find((id) => !scope.includes(id))
  if (foreign === undefined) return
  const known = environmentIds.find((id) => scope.includes(id))
  throw new OperationError('forbidden', 'This needs notifications:write in each of its environments.', {
    environmentId: known ?? foreign,
  })
}

/** Environments that exist, all of them. Throws OperationError not-found. */
export async function requireEnvironments(tx: Transaction, ids: readonly string[]): Promise<void> {
  const found = await tx.environment.count({ where: { id: { in: [...ids] } } })
  if (found !== new Set(ids).size) throw new OperationError('not-found', 'There is no such environment.')
}

/** The channel, if this person may change it. Throws OperationError not-found, forbidden. */
export async function writableChannel(tx: Transaction, asker: Asker, id: string) {
  const channel = await tx.notifyChannel.findUnique({ where: { id } })
  if (!channel) throw new OperationError('not-found', 'There is no such channel.')
  requireWrite(asker, channel.environmentId === null ? [] : [channel.environmentId])
  return channel
}

const invalid = (path: string, message: string) =>
  new OperationError('invalid', `${path}: ${message}`, { problems: [{ path, message }] })

/** The address of a web hook that the guard may let through. Throws OperationError invalid. */
export function requireUrl(text: string | undefined): string {
  if (text === undefined) throw invalid('$.url', 'is missing: this kind of channel needs an address')
  try {
    return checkUrl(text, networks(env().notifyAllow)).url.href
  } catch (error) {
    if (error instanceof GuardError) throw invalid('$.url', error.message)
    throw error
  }
}

/** The addresses of a channel by e-mail, each once. Throws OperationError invalid. */
export function requireAddresses(addresses: string[] | undefined): string[] {
  if (addresses === undefined) throw invalid('$.addresses', 'is missing: name at least one address')
  return [...new Set(addresses.map((address) => address.toLowerCase()))]
}

/** The secret that seals. Throws OperationError unavailable where a process runs without. */
export function requireSecret(): string {
  const { secret } = env()
  if (!secret) throw new OperationError('unavailable', 'PLIMSOLL_SECRET is not set, so nothing can be sealed.')
  return secret
}

/** Throws OperationError conflict when another channel there has this name. */
export async function requireFreeName(
  tx: Transaction,
  environmentId: string | null,
  name: string,
  id: string | null,
): Promise<void> {
  const same = await tx.notifyChannel.findFirst({ where: { environmentId, name } })
  if (same && same.id !== id) throw new OperationError('conflict', `There is a channel "${name}" already.`)
}
