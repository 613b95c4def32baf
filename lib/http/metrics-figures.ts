import { Prisma } from '@/lib/generated/prisma/client'
import type { Database } from '@/lib/db'
import { alertStatusRank } from '@/lib/model/alert'
import { alertFacets } from '@/lib/model/alert-class'

export type Figures = {
  /** Reports that came in within the hour. */
  reports: { environment: string; format: string; status: string; count: number }[]
  queue: { task: string; waiting: number; running: number; failed: number }[]
  /** How long the oldest report has waited, in seconds; null when none waits. */
  oldestQueuedSeconds: number | null
  openAlerts: { environment: string; severity: string; status: string; count: number }[]
  openFindings: { environment: string; severity: string; count: number }[]
  /** In percent; an environment without a score is missing. */
  scores: { environment: string; percentage: number }[]
  collectors: { environment: string; collector: string; lastSeenSeconds: number | null }[]
  /** Messages of notifications that are still in the ledger. */
  notifications: { state: string; kind: string; count: number }[]
  /** What waits in the outbox, and how long the oldest has been due, in seconds. */
  outbox: { waiting: number; oldestSeconds: number }
}

const severityOfDigit = Prisma.sql`CASE class / 100000 WHEN 6 THEN 'critical' WHEN 5 THEN 'high' WHEN 4 THEN 'medium'
  WHEN 3 THEN 'low' WHEN 2 THEN 'informational' ELSE 'unknown' END`

/** Reads the figures of the whole installation: tallies, and index ranges that end after an hour. */
export async function readFigures(db: Database, now: Date): Promise<Figures> {
  const hourAgo = new Date(now.getTime() - 3_600_000)
  const [reports, queue, oldest, alerts, openFindings, scores, collectors, notifications, [outbox]] = await Promise.all(
    [
      db.$queryRaw<Figures['reports']>`
      SELECT environment.name AS environment, format, status, count(*)::int AS count
      FROM report JOIN environment ON environment.id = environment_id
      WHERE status IN ('queued', 'processing', 'processed', 'rejected') AND received_at > ${hourAgo}
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      db.$queryRaw<Figures['queue']>`
      SELECT task_identifier AS task,
        count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)::int AS waiting,
        count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
        count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed
      FROM graphile_worker.jobs GROUP BY 1 ORDER BY 1`,
      db.report.findFirst({
        where: { status: 'queued' },
        orderBy: { receivedAt: 'asc' },
        select: { receivedAt: true },
      }),
      db.$queryRaw<{ environment: string; class: number; count: number }[]>`
      SELECT name AS environment, class, sum(count)::int AS count
      FROM alert_tally JOIN environment ON environment.id = environment_id
      WHERE class >= ${alertStatusRank['in-progress'] * 10} GROUP BY 1, 2 ORDER BY 1, 2`,
      db.$queryRaw<Figures['openFindings']>`
      SELECT name AS environment, ${severityOfDigit} AS severity, sum(count)::int AS count
      FROM finding_tally JOIN environment ON environment.id = environment_id GROUP BY 1, 2 ORDER BY 1, 2`,
      db.$queryRaw<Figures['scores']>`
      SELECT name AS environment, percentage::float8 AS percentage
      FROM environment CROSS JOIN LATERAL (
        SELECT percentage FROM score_snapshot WHERE environment_id = environment.id ORDER BY at DESC LIMIT 1) AS newest
      WHERE percentage IS NOT NULL ORDER BY 1`,
      db.collector.findMany({
        where: { revokedAt: null },
        select: { name: true, lastSeenAt: true, environment: { select: { name: true } } },
        orderBy: [{ environment: { name: 'asc' } }, { name: 'asc' }],
      }),
      db.$queryRaw<Figures['notifications']>`
      SELECT state, coalesce(channel.kind, 'email') AS kind, count(*)::int AS count
      FROM notify_delivery LEFT JOIN notify_channel AS channel ON channel.id = channel_id GROUP BY 1, 2 ORDER BY 1, 2`,
      db.$queryRaw<{ waiting: number; oldest: Date | null }[]>`
      SELECT (SELECT count(*) FROM notify_delivery WHERE state IN ('waiting', 'sending'))::int
          + (SELECT count(*) FROM notify_intent WHERE planned_at IS NULL)::int AS waiting,
        least((SELECT min(created_at) FROM notify_delivery WHERE state IN ('waiting', 'sending')),
          (SELECT min(at) FROM notify_intent WHERE planned_at IS NULL)) AS oldest`,
    ],
  )
  return {
    reports,
    queue,
    oldestQueuedSeconds: oldest && Math.max(0, (now.getTime() - oldest.receivedAt.getTime()) / 1000),
    openAlerts: alerts.map(({ environment, class: value, count }) => ({ environment, ...alertFacets(value), count })),
    openFindings,
    scores,
    notifications,
    outbox: {
      waiting: outbox?.waiting ?? 0,
      oldestSeconds: outbox?.oldest ? Math.max(0, (now.getTime() - outbox.oldest.getTime()) / 1000) : 0,
    },
    collectors: collectors.map(({ name, lastSeenAt, environment }) => ({
      environment: environment.name,
      collector: name,
      lastSeenSeconds: lastSeenAt && Math.max(0, (now.getTime() - lastSeenAt.getTime()) / 1000),
    })),
  }
}
