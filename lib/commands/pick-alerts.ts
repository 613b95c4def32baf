import { z } from 'zod'
import { grantsOf, type Actor } from '@/lib/auth/actor'
import { permittedEnvironments } from '@/lib/auth/policy'
import { writeAudit, type AuditDraft, type Origin } from '@/lib/audit'
import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SkipReason } from '@/lib/model/alert-job'
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

/** Alerts that were asked for and not changed, with the reason. */
export type Refused = { id: string; reason: SkipReason }

/** What a pick means: the condition on `alert AS a` that finds it where the asking person may change alerts. */
export type Picked = { condition: Prisma.Sql; environments: string[]; ids: string[]; refused: Refused[]; more: boolean }

/** So many alerts are changed at once; what is more is a job of a worker. */
export const mostAtOnce = 2_000

/**
 * Finds the picked alerts that lie in the scope. What the list shows under a filter and what is found here come from
 * the same condition. Ids that are not theirs to change are named: `not-permitted` where they may see the alert, and
 * that attempt is recorded; `not-found` otherwise.
 */
export async function findPicked(
  context: { tx: Transaction; scope: Scope; actor: Actor; origin: Origin; now: Date },
  action: string,
  pick: Pick,
): Promise<Picked> {
  const { tx } = context
  const environments = await environmentsToChange(context, pick.filter?.environment)
  if (pick.filter) {
    const condition = alertCondition(alertWhere(pick.filter, environments, context))
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT a.id FROM alert AS a WHERE ${condition} LIMIT ${mostAtOnce + 1}`
    const ids = rows.map((row) => row.id)
    return { condition, environments, ids, refused: [], more: ids.length > mostAtOnce }
  }
  const asked = [...new Set(pick.ids)]
  const readable = new Set(await environmentsInScope(tx, permittedEnvironments(grantsOf(context.actor), 'alerts:read')))
  const rows = await tx.alert.findMany({ where: { id: { in: asked } }, select: { id: true, environmentId: true } })
  const homes = new Map(rows.map((row) => [row.id, row.environmentId]))
  const refused = asked.flatMap((id): (Refused & { environmentId: string | null })[] => {
    const environmentId = homes.get(id)
    if (environmentId !== undefined && environments.includes(environmentId)) return []
    if (environmentId === undefined || !readable.has(environmentId))
      return [{ id, reason: 'not-found', environmentId: null }]
    return [{ id, reason: 'not-permitted', environmentId }]
  })
  await recordRefusals(context, action, refused)
  const gone = new Set(refused.map((row) => row.id))
  const ids = asked.filter((id) => !gone.has(id))
  const condition = Prisma.sql`a.environment_id = ANY(${environments}::uuid[]) AND a.id = ANY(${ids}::uuid[])`
  return { condition, environments, ids, refused: refused.map(({ id, reason }) => ({ id, reason })), more: false }
}

async function recordRefusals(
  { tx, actor, origin, now }: { tx: Transaction; actor: Actor; origin: Origin; now: Date },
  action: string,
  refused: readonly { id: string; environmentId: string | null }[],
): Promise<void> {
  const byEnvironment = new Map<string, string[]>()
  for (const { id, environmentId } of refused) {
    if (environmentId) byEnvironment.set(environmentId, [...(byEnvironment.get(environmentId) ?? []), id])
  }
  const drafts = [...byEnvironment].map(([environmentId, ids]) => ({
    subject: { kind: 'alert', name: `${ids.length} alert${ids.length === 1 ? '' : 's'}` },
    environmentId,
    after: { ids },
  }))
  await writeAudit(tx, { actor, origin, action, outcome: 'refused', at: now }, drafts)
}

/** Locks what was picked, in the order of ids. */
export async function lockPicked(tx: Transaction, { condition, ids }: Picked): Promise<LockedAlert[]> {
  return ids.length === 0 ? [] : lockAlerts(tx, Prisma.sql`a.id = ANY(${ids}::uuid[]) AND ${condition}`)
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
