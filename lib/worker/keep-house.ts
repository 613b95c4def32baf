import { db } from '@/lib/db'
import { retentionDays as retention } from '@/lib/model/retention'
import { forgetNotifications } from '@/lib/notify/forget-notifications'
import { purgeDetectionState } from '@/lib/store/detection-state'
import { refileExploited } from '@/lib/store/refile-exploited'
import { backfillAlertEntities } from '@/lib/store/write-alert-entities'

const day = 24 * 3600 * 1000

/** Tables in day partitions, and for how many days each is kept. */
const byDay = { event: retention.event, audit_event: retention.auditEvent } as const
type ByDay = keyof typeof byDay

const partitionName = (table: ByDay, at: Date) => `${table}_${at.toISOString().slice(0, 10).replaceAll('-', '')}`
const dayStart = (at: Date) => new Date(Math.floor(at.getTime() / day) * day)

/**
 * Makes the partitions of the coming week, drops event days past retention, removes bodies and ledger rows that
 * nobody needs any longer, and files findings anew that turn out to be exploited. Run by a worker every hour; safe to run twice.
 */
export async function keepHouse(now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * day)
  for (const table of ['event', 'audit_event'] as const) {
    for (let ahead = 0; ahead <= 7; ahead += 1) await makePartition(table, new Date(now.getTime() + ahead * day))
    await dropDays(table, before(byDay[table]))
  }
  await db().$executeRaw`
    DELETE FROM report_body USING report WHERE report.id = report_id AND (
      (status = 'processed' AND received_at < ${before(retention.processedBody)})
      OR (status = 'rejected' AND received_at < ${before(retention.rejectedBody)}))`
  await db().$executeRaw`
    DELETE FROM report WHERE received_at < ${before(retention.report)} AND status <> 'queued'`
  await db().$executeRaw`DELETE FROM posture_change WHERE at < ${before(retention.postureChange)}`
  await db().$executeRaw`DELETE FROM assessment_change WHERE at < ${before(retention.postureChange)}`
  await db().$executeRaw`DELETE FROM gate_result WHERE at < ${before(retention.gateResult)}`
  await purgeDetectionState(db(), now)
  await forgetNotifications(before(retention.notification))
  await refileExploited()
  await backfillAlertEntities()
}

async function dropDays(table: ByDay, before: Date): Promise<void> {
  const oldest = partitionName(table, before)
  const partitions = await db().$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'partition' AND relname ~ ${`^${table}_[0-9]{8}$`} AND relname < ${oldest}`
  for (const { name } of partitions) await db().$executeRawUnsafe(`DROP TABLE partition."${name}"`)
  await db().$executeRawUnsafe(`DELETE FROM partition.${table}_default WHERE at < $1`, before)
}

async function makePartition(table: ByDay, at: Date): Promise<void> {
  const from = dayStart(at)
  const to = new Date(from.getTime() + day)
  const [taken] = await db().$queryRawUnsafe<{ used: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM partition.${table}_default WHERE at >= $1 AND at < $2) AS used`,
    from,
    to,
  )
  // A day that already has events in the default partition stays there: moving them would lock the table.
  if (taken?.used) return
  await db().$executeRawUnsafe(
    `CREATE TABLE IF NOT EXISTS partition."${partitionName(table, from)}" PARTITION OF ${table}
     FOR VALUES FROM ('${from.toISOString()}') TO ('${to.toISOString()}')`,
  )
}
