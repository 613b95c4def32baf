import { z } from 'zod'
import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import type { Scope } from '@/lib/operation'

/** The environment filter of a list: an environment's id or its name. */
export const environmentInput = z.string().trim().min(1).max(60).optional()

/**
 * The environments that a read covers: those in scope, narrowed to the requested one. Always a list of ids, because
 * every index leads with the environment and there are few of them. Throws OperationError not-found for an
 * environment that does not exist or is not the asking person's to see.
 */
export async function environmentsInScope(
  db: Pick<Transaction, 'environment'>,
  scope: Scope,
  requested?: string,
): Promise<string[]> {
  const environments = await db.environment.findMany({
    where: scope === 'all' ? {} : { id: { in: scope } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  if (requested === undefined) return environments.map((environment) => environment.id)
  const found = environments.find(({ id, name }) => id === requested || name === requested)
  if (!found)
    throw new OperationError('not-found', `There is no environment "${requested}", or it is not yours to see.`)
  return [found.id]
}
