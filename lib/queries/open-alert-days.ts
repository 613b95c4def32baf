import type { Database } from '@/lib/db'
import { alertSeverities, openAlertStatuses, type AlertSeverity } from '@/lib/model/alert'
import { alertClass, alertFacets } from '@/lib/model/alert-class'
import type { AlertCounts, OpenAlerts } from '@/lib/model/overview'
import { severityRank } from '@/lib/model/severity'
import type { EstateTallies } from './estate-tallies'
import { whileUnchanged } from './while-unchanged'

const day = 86_400_000
/** Alerts of this class and above are open. */
const leastOpen = Math.min(
  ...openAlertStatuses.flatMap((status) => alertSeverities.map((severity) => alertClass(status, severity))),
)

type Turn = { day: Date; severity: AlertSeverity; by: number }

export const noAlerts = (): AlertCounts => ({ critical: 0, high: 0, medium: 0, low: 0, informational: 0 })

/**
 * How many alerts were open at the end of each of the last `days` days. Starts from today's tally and goes back: what
 * was raised on a day was not open before it, what was closed on it still was. Days before any plan was on are null.
 * Samples count in none of it.
 */
export async function readOpenAlerts(
  db: Database,
  { ids, revision }: { ids: readonly string[]; revision: string },
  awaited: Promise<Pick<EstateTallies, 'alerts' | 'standing'>>,
  now: Date,
  days = 14,
): Promise<OpenAlerts> {
  const today = Math.floor(now.getTime() / day) * day
  const first = new Date(today - (days - 1) * day)
  const [{ alerts, standing }, samples, turns] = await Promise.all([
    awaited,
    whileUnchanged(`open samples ${ids.join()}`, revision, () => readOpenSamples(db, ids)),
    whileUnchanged(`alert turns ${first.toISOString()} ${ids.join()}`, revision, () => readTurns(db, ids, first)),
  ])
  const counts = noAlerts()
  for (const row of alerts) if (row.class >= leastOpen) counts[alertFacets(row.class).severity] += row.count
  for (const row of samples) counts[alertFacets(row.class).severity] -= row.count
  const since = standing
    .flatMap((row) => [row.kubernetesSince, row.registriesSince, row.hostsSince])
    .flatMap((at) => at?.getTime() ?? [])
  return { now: { ...counts }, days: walkBack(counts, turns, { today, days, since: Math.min(...since) }) }
}

/** What was raised and what was closed on each day. Read from indexes alone: a class says the severity too. */
async function readTurns(db: Database, environments: readonly string[], first: Date): Promise<Turn[]> {
  const ids = [...environments]
  const rows = await db.$queryRaw<{ day: Date; rank: number; by: number }[]>`
    SELECT date_bin('1 day', first_seen_at, 'epoch') AS day, class % 10 AS rank, count(*)::int AS by FROM alert
    WHERE environment_id = ANY(${ids}::uuid[]) AND first_seen_at >= ${first} GROUP BY 1, 2
    UNION ALL
    SELECT date_bin('1 day', status_changed_at, 'epoch'), class % 10, -count(*)::int FROM alert
    WHERE environment_id = ANY(${ids}::uuid[]) AND class < ${leastOpen}::int AND status_changed_at >= ${first}
    GROUP BY 1, 2
    UNION ALL
    SELECT date_bin('1 day', first_seen_at, 'epoch'), class % 10, -count(*)::int FROM alert
    WHERE environment_id = ANY(${ids}::uuid[]) AND sample AND first_seen_at >= ${first} GROUP BY 1, 2
    UNION ALL
    SELECT date_bin('1 day', status_changed_at, 'epoch'), class % 10, count(*)::int FROM alert
    WHERE environment_id = ANY(${ids}::uuid[]) AND sample AND class < ${leastOpen}::int AND status_changed_at >= ${first}
    GROUP BY 1, 2`
  return rows.flatMap(({ day: at, rank, by }): Turn[] => {
    const severity = alertSeverities.find((name) => severityRank[name] === rank)
    return severity ? [{ day: at, severity, by }] : []
  })
}

/** Few or none, and found by an index of their own. */
async function readOpenSamples(db: Database, ids: readonly string[]): Promise<{ class: number; count: number }[]> {
  return db.$queryRaw`
    SELECT class::int AS class, count(*)::int AS count FROM alert
    WHERE environment_id = ANY(${[...ids]}::uuid[]) AND sample AND class >= ${leastOpen}::int GROUP BY 1`
}

/** From today's counts to the end of each day before; `since` (ms) is when alerts began to be raised. */
export function walkBack(
  today: AlertCounts,
  turns: readonly Turn[],
  span: { today: number; days: number; since: number },
): OpenAlerts['days'] {
  const counts = { ...today }
  return Array.from({ length: span.days }, (_, back) => {
    const start = span.today - back * day
    const shown = { at: new Date(start).toISOString(), counts: start + day > span.since ? { ...counts } : null }
    const own = turns.filter((turn) => turn.day.getTime() === start)
    for (const severity of alertSeverities) {
      const by = own.reduce((sum, turn) => sum + (turn.severity === severity ? turn.by : 0), 0)
      // An alert that was closed and opened again leaves no trace of the first time; less than none were never open.
      counts[severity] = Math.max(0, counts[severity] - by)
    }
    return shown
  }).reverse()
}
