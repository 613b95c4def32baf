import { z } from 'zod'
import { grantsOf, type Actor } from '@/lib/auth/actor'
import { permittedEnvironments } from '@/lib/auth/policy'
import type { AuditDraft } from '@/lib/audit'
import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Json } from '@/lib/model/json'
import type { Scope } from '@/lib/operation'
import { alertFilterSchema, type AlertFilter } from '@/lib/queries/alert-filters'
import { alertCondition, alertWhere } from '@/lib/queries/alert-where'
import { environmentsInScope } from '@/lib/queries/environments-in-scope'
import { lockAlerts, type LockedAlert } from '@/lib/store/move-alerts'

/** Which alerts a change of many means: named ones, or all that the list shows under a filter. */
export const pickInput = {
  ids: z.array(z.uuid()).min(1).max(1_000).optional(),
  filter: alertFilterSchema.optional(),
}
export type Pick = { ids?: string[] | undefined; filter?: AlertFilter | undefined }

/** Exactly one of both; refines any input with `pickInput`. */
export function requireOnePick({ ids, filter }: Pick, context: z.RefinementCtx): void {
  if ((ids === undefined) === (filter === undefined)) {
    context.addIssue({ code: 'custom', path: ['ids'], message: 'give either ids or a filter' })
  }
}

const batchSize = 1_000

/**
 * The environments whose alerts a change may reach. Throws OperationError not-found for one that is not the asking
 * person's to see, and forbidden for one that they may see and not change: that attempt is recorded.
 */
async function environmentsToChange(
  { tx, scope, actor }: { tx: Transaction; scope: Scope; actor: Actor },
  requested: string | undefined,
): Promise<string[]> {
  const readable = await environmentsInScope(tx, permittedEnvironments(grantsOf(actor), 'alerts:read'), requested)
  const own = scope === 'all' ? readable : readable.filter((id) => scope.includes(id))
  const [environmentId] = readable
  if (requested !== undefined && own.length === 0 && environmentId !== undefined) {
    throw new OperationError('forbidden', `This needs alerts:triage there.`, { environmentId })
  }
  return own
}

/**
 * Locks the picked alerts that lie in the scope, in batches in the order of their ids. What the list shows under a
 * filter and what is yielded here come from the same condition. Ids outside of the scope are passed over.
 */
export async function* pickAlerts(
  context: { tx: Transaction; scope: Scope; actor: Actor; now: Date },
  pick: Pick,
): AsyncGenerator<LockedAlert[]> {
  const { tx } = context
  const environments = await environmentsToChange(context, pick.filter?.environment)
  const condition = pick.filter
    ? alertCondition(alertWhere(pick.filter, environments, context))
    : Prisma.sql`a.environment_id = ANY(${environments}::uuid[]) AND a.id = ANY(${pick.ids ?? []}::uuid[])`
  // Ids first: a change of status moves rows out of the filter while we walk through it.
  const ids = await tx.$queryRaw<{ id: string }[]>`SELECT a.id FROM alert AS a WHERE ${condition} ORDER BY a.id`
  for (let at = 0; at < ids.length; at += batchSize) {
    const batch = ids.slice(at, at + batchSize).map((row) => row.id)
    yield await lockAlerts(tx, Prisma.sql`a.id = ANY(${batch}::uuid[]) AND ${condition}`)
  }
}

/** Up to so many changed alerts have an audit entry each. */
const entriesEach = 100

/** Audit entries of a change of many: one for each alert, or above 100 one per environment with count and filter. */
export function auditOfMany(
  changed: readonly LockedAlert[],
  pick: { ids?: string[] | undefined; filter?: unknown },
  before: (alert: LockedAlert) => Json,
  after: { [key: string]: Json },
): AuditDraft[] {
  if (changed.length <= entriesEach) {
    return changed.map((alert) => ({
      subject: { kind: 'alert', id: alert.id, name: alert.title },
      environmentId: alert.environmentId,
      before: before(alert),
      after,
    }))
  }
  const byEnvironment = groupAlerts(changed, (alert) => alert.environmentId)
  return [...byEnvironment].map(([environmentId, alerts]) => ({
    subject: { kind: 'alert', name: `${alerts.length} alerts` },
    environmentId,
    after: {
      ...after,
      count: alerts.length,
      ...(pick.filter === undefined ? { ids: alerts.map((alert) => alert.id) } : { filter: pick.filter as Json }),
    },
  }))
}

/** Alerts by a key of theirs, in the order in which the keys come. */
export function groupAlerts(
  alerts: readonly LockedAlert[],
  key: (alert: LockedAlert) => string,
): Map<string, LockedAlert[]> {
  const groups = new Map<string, LockedAlert[]>()
  for (const alert of alerts) {
    const group = groups.get(key(alert))
    if (group) group.push(alert)
    else groups.set(key(alert), [alert])
  }
  return groups
}
