import { grantsOf, type Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/policy'
import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import type { SuppressionRule } from '@/lib/generated/prisma/client'
import type { SuppressionCondition } from '@/lib/model/suppression'
import type { Scope } from '@/lib/operation'

type Asker = { tx: Transaction; scope: Scope; actor: Actor }

/**
 * Lets those pass who may triage wherever a rule counts: in its environment, or in all of them. Throws
 * OperationError not-found (an environment that is not theirs to see), forbidden.
 */
export async function requirePlace({ tx, scope, actor }: Asker, environmentId: string | null): Promise<void> {
  if (environmentId === null) {
    if (scope === 'all') return
    throw new OperationError('forbidden', 'A rule on all environments needs alerts:triage on all of them.')
  }
  const there = await tx.environment.findUnique({ where: { id: environmentId }, select: { id: true } })
  if (!there || !can(grantsOf(actor), 'alerts:read', environmentId)) {
    throw new OperationError('not-found', 'There is no such environment, or it is not yours to see.')
  }
  if (scope !== 'all' && !scope.includes(environmentId)) {
    throw new OperationError('forbidden', 'This needs alerts:triage there.', { environmentId })
  }
}

/**
 * A rule that is there and that the asking person may change, held until the transaction ends: imports that use it
 * have been stored by then. Throws OperationError not-found, forbidden.
 */
export async function lockRule(asker: Asker, id: string): Promise<SuppressionRule> {
  await asker.tx.$queryRaw`SELECT id FROM suppression_rule WHERE id = ${id}::uuid FOR UPDATE`
  const rule = await asker.tx.suppressionRule.findUnique({ where: { id } })
  if (!rule || rule.deletedAt)
    throw new OperationError('not-found', 'There is no such rule, or it is not yours to see.')
  await requirePlace(asker, rule.environmentId)
  return rule
}

/** Throws OperationError invalid when the expiry is not ahead by the database's clock. */
export async function requireAhead(tx: Transaction, expiresAt: Date | null): Promise<void> {
  if (!expiresAt) return
  const [row] = await tx.$queryRaw<{ ahead: boolean }[]>`SELECT ${expiresAt} > clock_timestamp() AS ahead`
  if (row?.ahead) return
  throw new OperationError('invalid', '$.expiresAt: the expiry lies in the past.', {
    problems: [{ path: '$.expiresAt', message: 'the expiry lies in the past' }],
  })
}

/** Throws OperationError conflict when another rule that can count in the same place has this name. */
export async function requireName(
  tx: Transaction,
  name: string,
  environmentId: string | null,
  id?: string,
): Promise<void> {
  const same = await tx.suppressionRule.findFirst({
    where: {
      name: { equals: name, mode: 'insensitive' },
      deletedAt: null,
      ...(id === undefined ? {} : { id: { not: id } }),
      ...(environmentId === null ? {} : { OR: [{ environmentId }, { environmentId: null }] }),
    },
  })
  if (same) throw new OperationError('conflict', `There is a rule "${name}" already.`)
}

/** A rule in the audit log. */
export function ruleFacts(rule: {
  alertType: string
  conditions: unknown
  reason: string
  comment?: string | null | undefined
  expiresAt: Date | null
  disabledAt?: Date | null
}) {
  return {
    alertType: rule.alertType,
    conditions: rule.conditions as SuppressionCondition[],
    reason: rule.reason,
    comment: rule.comment ?? null,
    expiresAt: rule.expiresAt?.toISOString() ?? null,
    enabled: !rule.disabledAt,
  }
}
