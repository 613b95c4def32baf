import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { alertSeverities, type AlertSeverity } from '@/lib/model/alert'
import type { AlertHistogram } from '@/lib/model/alert-view'
import { defineQuery } from '@/lib/operation'
import { alertFilters, momentOf } from './alert-filters'
import { alertCondition, alertWhere } from './alert-where'
import { environmentsInScope } from './environments-in-scope'

const hour = 3_600_000
const steps = [1, 2, 3, 6, 12, 24, 48, 168, 720] as const
/** As many columns as a chart can show. */
const most = 60

/**
 * How many alerts that match were raised per stretch of time: of the last 14 days, or of the time that
 * `raisedSince` and `raisedUntil` name. Samples are no part of it. `hours` is the length of a stretch; without it, the shortest that fits.
 */
export const listAlertHistogram = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ ...alertFilters, hours: z.coerce.number().int().min(1).max(720).optional() }),
  async run({ db, scope, actor, now }, { hours, ...filter }): Promise<AlertHistogram> {
    const environments = await environmentsInScope(db, scope, filter.environment)
    const until = filter.raisedUntil === undefined ? now : momentOf(filter.raisedUntil, now)
    const fortnight = new Date(until.getTime() - 14 * 24 * hour)
    const since = filter.raisedSince === undefined ? fortnight : momentOf(filter.raisedSince, now)
    const bucket = (hours ?? stepFor(since, until)) * hour
    const times = bucketTimes(since, until, bucket)
    const first = times[0]
    if (first === undefined) return { bucket, buckets: [] }
    const where = alertWhere(filter, environments, { actor, now })
    const bounds = Prisma.sql`a.first_seen_at >= ${new Date(first)} AND a.first_seen_at < ${until}`
    const [rows, sinces] = await Promise.all([
      db.$queryRaw<{ at: Date; severity: AlertSeverity; count: number }[]>`
        SELECT date_bin(${`${bucket} milliseconds`}::interval, a.first_seen_at, ${new Date(first)}::timestamptz) AS at,
          severity, count(*)::int AS count
        FROM alert AS a WHERE ${alertCondition(where)} AND ${bounds} AND NOT a.sample GROUP BY 1, 2`,
      db.environment.findMany({
        where: { id: { in: environments } },
        select: { kubernetesSince: true, hostsSince: true },
      }),
    ])
    const starts = sinces.flatMap((row) => [row.kubernetesSince, row.hostsSince]).flatMap((at) => at?.getTime() ?? [])
    return { bucket, buckets: fill(times, bucket, rows, starts.length > 0 ? Math.min(...starts) : Infinity) }
  },
})

function stepFor(since: Date, until: Date): number {
  const span = until.getTime() - since.getTime()
  return steps.find((step) => span / (step * hour) <= most) ?? 720
}

/** Starts of the buckets, on whole multiples in UTC. Bounded, whatever was asked. */
function bucketTimes(since: Date, until: Date, bucket: number): number[] {
  const end = until.getTime()
  const first = Math.max(Math.floor(since.getTime() / bucket), Math.ceil(end / bucket) - 1_000) * bucket
  const count = Math.max(0, Math.ceil((end - first) / bucket))
  return Array.from({ length: count }, (_, index) => first + index * bucket)
}

function fill(
  times: readonly number[],
  bucket: number,
  rows: readonly { at: Date; severity: AlertSeverity; count: number }[],
  known: number,
): AlertHistogram['buckets'] {
  const none = Object.fromEntries(alertSeverities.map((severity) => [severity, 0])) as Record<AlertSeverity, number>
  const byTime = new Map(times.map((at) => [at, { ...none }]))
  const counted = new Set<number>()
  for (const row of rows) {
    const counts = byTime.get(row.at.getTime())
    if (!counts) continue
    counts[row.severity] = row.count
    counted.add(row.at.getTime())
  }
  return times.map((at) => ({
    at: new Date(at).toISOString(),
    counts: at + bucket > known || counted.has(at) ? (byTime.get(at) ?? null) : null,
  }))
}
