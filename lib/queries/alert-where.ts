import type { Actor } from '@/lib/auth/actor'
import { Prisma } from '@/lib/generated/prisma/client'
import { alertSeverities, openAlertStatuses, type AlertStatus } from '@/lib/model/alert'
import { alertClass } from '@/lib/model/alert-class'
import { momentOf, type AlertFilter } from './alert-filters'

/** What a filter asks of the table `alert AS a`. */
export type AlertWhere = {
  environments: string[]
  /** Statuses and severities as class numbers, the worst first. */
  classes: number[]
  types: string[] | undefined
  /** Conditions on rows beyond environment, class and type. */
  narrow: Prisma.Sql[]
  /** Whether the few rows that can match are found by an index of their own: of asset, owner or words. */
  found: boolean
}

/** Reads a filter for those who ask. `environments` are those in their scope. */
export function alertWhere(
  filter: AlertFilter,
  environments: string[],
  context: { actor: Actor; now: Date },
): AlertWhere {
  const { now, actor } = context
  const open: readonly AlertStatus[] = openAlertStatuses
  const statuses = filter.overdue === true ? filter.status.filter((status) => open.includes(status)) : filter.status
  const severities = filter.severity ?? [...alertSeverities]
  const classes = [...new Set(statuses.flatMap((status) => severities.map((severity) => alertClass(status, severity))))]
  const narrow: Prisma.Sql[] = []
  if (filter.tactic) narrow.push(Prisma.sql`a.tactics && ${filter.tactic}::text[]`)
  if (filter.owner === 'none') narrow.push(Prisma.sql`a.owner_id IS NULL`)
  else if (filter.owner !== undefined) {
    const owner = filter.owner !== 'me' ? filter.owner : actor.kind === 'user' ? actor.id : null
    narrow.push(Prisma.sql`a.owner_id = ${owner}::text`)
  }
  if (filter.asset !== undefined) narrow.push(Prisma.sql`a.asset_id = ${filter.asset}::uuid`)
  if (filter.q !== undefined) {
    const words = filter.q.replace(/[\\%_]/g, '\\$&')
    narrow.push(Prisma.sql`(a.title ILIKE ${`%${words}%`} OR a.compromised ILIKE ${`${words}%`})`)
  }
  if (filter.since !== undefined) narrow.push(Prisma.sql`a.last_seen_at >= ${momentOf(filter.since, now)}`)
  if (filter.until !== undefined) narrow.push(Prisma.sql`a.last_seen_at < ${momentOf(filter.until, now)}`)
  if (filter.raisedSince !== undefined) narrow.push(Prisma.sql`a.first_seen_at >= ${momentOf(filter.raisedSince, now)}`)
  if (filter.raisedUntil !== undefined) narrow.push(Prisma.sql`a.first_seen_at < ${momentOf(filter.raisedUntil, now)}`)
  if (filter.overdue === true) narrow.push(Prisma.sql`a.due_at < ${now}`)
  if (filter.overdue === false) narrow.push(Prisma.sql`(a.due_at IS NULL OR a.due_at >= ${now})`)
  return {
    environments,
    classes: classes.toSorted((a, b) => b - a),
    types: filter.type,
    narrow,
    found:
      filter.asset !== undefined || filter.q !== undefined || (filter.owner !== undefined && filter.owner !== 'none'),
  }
}

/** The whole filter as one condition on `alert AS a`. */
export function alertCondition({ environments, classes, types, narrow }: AlertWhere): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`a.environment_id = ANY(${environments}::uuid[]) AND a.class = ANY(${classes}::int[])`,
      ...(types ? [Prisma.sql`a.type = ANY(${types}::text[])`] : []),
      ...narrow,
    ],
    ' AND ',
  )
}
