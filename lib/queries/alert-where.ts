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
  /** The same, those that `alert_facet AS f` can answer; `counted` when these are all of them. */
  facets: Prisma.Sql[]
  counted: boolean
  /** Whether the matching rows are likely to be few in a class: they are then looked for type by type. */
  byType: boolean
  /** The same as `narrow` in words that keep the reader on the order of the list: for what most rows meet. */
  common: Prisma.Sql[]
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
  const facets = facetConditions(filter, actor)
  const rest = restConditions(filter, now)
  return {
    environments,
    classes: classes.toSorted((a, b) => b - a),
    types: filter.type,
    narrow: [...facets.map((one) => one.row), ...rest],
    common: [
      ...facets.map((one) => one.row),
      ...restConditions({ ...filter, overdue: undefined }, now),
      ...(filter.overdue === undefined
        ? []
        : [Prisma.sql`coalesce(a.due_at, 'infinity') ${filter.overdue ? Prisma.sql`<` : Prisma.sql`>=`} ${now}`]),
    ],
    facets: facets.map((one) => one.facet),
    counted: rest.length === 0,
    byType: filter.type !== undefined || filter.tactic !== undefined || filter.source !== undefined,
    found:
      filter.asset !== undefined ||
      filter.q !== undefined ||
      filter.entity !== undefined ||
      (filter.owner !== undefined && filter.owner !== 'none'),
  }
}

/** What of a filter is counted by facet: each condition on a row, and the same on the tally. */
function facetConditions(filter: AlertFilter, actor: Actor): { row: Prisma.Sql; facet: Prisma.Sql }[] {
  const { tactic, owner, source, suppressed } = filter
  const all: { row: Prisma.Sql; facet: Prisma.Sql }[] = []
  if (tactic) {
    all.push({
      row: Prisma.sql`a.tactics && ${tactic}::text[]`,
      facet: Prisma.sql`(${Prisma.join(
        // Taking the list apart for each row costs more than all the rest.
        tactic.map((one) => Prisma.sql`strpos(',' || f.tactics || ',', ${`,${one},`}::text) > 0`),
        ' OR ',
      )})`,
    })
  }
  if (source) {
    all.push({
      row: Prisma.sql`a.source = ANY(${source}::text[])`,
      facet: Prisma.sql`f.source = ANY(${source}::text[])`,
    })
  }
  if (owner === 'none') all.push({ row: Prisma.sql`a.owner_id IS NULL`, facet: Prisma.sql`f.owner_id = ''` })
  else if (owner !== undefined) {
    const id = owner !== 'me' ? owner : actor.kind === 'user' ? actor.id : null
    // The tally says '' for nobody; nobody is asked for as `none`.
    all.push({
      row: Prisma.sql`a.owner_id = ${id}::text`,
      facet: Prisma.sql`f.owner_id = ${id}::text AND f.owner_id <> ''`,
    })
  }
  if (suppressed === 'true') {
    all.push({ row: Prisma.sql`a.suppressed_by_id IS NOT NULL`, facet: Prisma.sql`f.suppressed_by <> ''` })
  } else if (suppressed === 'false') {
    all.push({ row: Prisma.sql`a.suppressed_by_id IS NULL`, facet: Prisma.sql`f.suppressed_by = ''` })
  } else if (suppressed !== undefined) {
    const facet = Prisma.sql`f.suppressed_by = ${suppressed.toLowerCase()}::text`
    all.push({ row: Prisma.sql`a.suppressed_by_id = ${suppressed}::uuid`, facet })
  }
  return all
}

/** What no tally knows: one asset or entity, words, times. */
function restConditions(filter: AlertFilter, now: Date): Prisma.Sql[] {
  const rest: Prisma.Sql[] = []
  if (filter.asset !== undefined) rest.push(Prisma.sql`a.asset_id = ${filter.asset}::uuid`)
  if (filter.entity !== undefined) {
    const [kind = '', ...name] = filter.entity.split(':')
    rest.push(Prisma.sql`a.entities @> ${JSON.stringify([{ kind, name: name.join(':') }])}::jsonb`)
  }
  if (filter.q !== undefined) {
    const words = filter.q.replace(/[\\%_]/g, '\\$&')
    rest.push(Prisma.sql`(a.title ILIKE ${`%${words}%`} OR a.compromised ILIKE ${`${words}%`})`)
  }
  if (filter.since !== undefined) rest.push(Prisma.sql`a.last_seen_at >= ${momentOf(filter.since, now)}`)
  if (filter.until !== undefined) rest.push(Prisma.sql`a.last_seen_at < ${momentOf(filter.until, now)}`)
  if (filter.raisedSince !== undefined) rest.push(Prisma.sql`a.first_seen_at >= ${momentOf(filter.raisedSince, now)}`)
  if (filter.raisedUntil !== undefined) rest.push(Prisma.sql`a.first_seen_at < ${momentOf(filter.raisedUntil, now)}`)
  if (filter.overdue === true) rest.push(Prisma.sql`a.due_at < ${now}`)
  if (filter.overdue === false) rest.push(Prisma.sql`coalesce(a.due_at, 'infinity') >= ${now}`)
  return rest
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
