import type { Database } from '@/lib/db'
import { alertSeverities, openAlertStatuses, type AlertSeverity } from '@/lib/model/alert'
import { alertClass, alertFacets } from '@/lib/model/alert-class'
import { noAlerts } from './open-alert-days'

const day = 86_400_000
const openClasses = openAlertStatuses.flatMap((status) =>
  alertSeverities.map((severity) => alertClass(status, severity)),
)

/** Alerts as the posture report prints them: open ones, how many were raised each day, the ones to read first. */
export async function readReportAlerts(db: Database, environments: readonly string[], now: Date, days = 14) {
  const ids = [...environments]
  const today = Math.floor(now.getTime() / day) * day
  const first = new Date(today - (days - 1) * day)
  const [tallies, raised, worst] = await Promise.all([
    db.alertTally.groupBy({
      by: ['class'],
      where: { environmentId: { in: ids }, class: { in: openClasses }, count: { gt: 0 } },
      _sum: { count: true },
    }),
    db.$queryRaw<{ day: Date; severity: AlertSeverity; count: number }[]>`
      SELECT date_trunc('day', first_seen_at, 'UTC') AS day, severity, count(*)::int AS count FROM alert
      WHERE environment_id = ANY(${ids}::uuid[]) AND first_seen_at >= ${first} GROUP BY 1, 2`,
    db.$queryRaw<{ title: string; severity: AlertSeverity; compromised: string; environment: string; at: Date }[]>`
      SELECT alert.title, alert.severity, alert.compromised, environment.name AS environment, first_seen_at AS at
      FROM alert JOIN environment ON environment.id = environment_id
      WHERE environment_id = ANY(${ids}::uuid[]) AND class = ANY(${openClasses}::int[])
      ORDER BY class % 10 DESC, first_seen_at, alert.id LIMIT 10`,
  ])
  const open = noAlerts()
  for (const row of tallies) open[alertFacets(row.class).severity] += row._sum.count ?? 0
  return {
    open,
    raised14d: Array.from({ length: days }, (_, index) => {
      const start = first.getTime() + index * day
      const counts = noAlerts()
      for (const row of raised) if (row.day.getTime() === start) counts[row.severity] += row.count
      return { day: new Date(start).toISOString().slice(0, 10), counts }
    }),
    worst: worst.map((row) => ({
      name: row.title,
      severity: row.severity,
      resource: row.compromised,
      environment: row.environment,
      raisedAt: row.at.toISOString(),
    })),
  }
}

/** Names of a few resources that fail each of these checks. */
export async function readAffected(
  db: Database,
  environments: readonly string[],
  checks: readonly string[],
  most = 3,
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db.$queryRaw<{ check_id: string; name: string; namespace: string | null }[]>`
    SELECT wanted.check_id, asset.name, asset.namespace FROM unnest(${[...checks]}::text[]) AS wanted (check_id)
    CROSS JOIN LATERAL (
      SELECT asset_id FROM assessment WHERE assessment.check_id = wanted.check_id AND status = 'unhealthy'
        AND environment_id = ANY(${[...environments]}::uuid[]) LIMIT ${most}) AS failing
    JOIN asset ON asset.id = failing.asset_id ORDER BY asset.name`
  const names = new Map<string, string[]>()
  for (const row of rows) {
    const name = row.namespace === null ? row.name : `${row.namespace}/${row.name}`
    names.set(row.check_id, [...(names.get(row.check_id) ?? []), name])
  }
  return names
}
