import { db } from '@/lib/db'
import { retentionDays as retention } from '@/lib/model/retention'
import { purgeDetectionState } from '@/lib/store/detection-state'
import { refileExploited } from '@/lib/store/refile-exploited'
import { backfillAlertEntities } from '@/lib/store/write-alert-entities'

const day = 24 * 3600 * 1000

const partitionName = (at: Date) => `event_${at.toISOString().slice(0, 10).replaceAll('-', '')}`
const dayStart = (at: Date) => new Date(Math.floor(at.getTime() / day) * day)

/**
 * Makes the partitions of the coming week, drops event days past retention, removes bodies and ledger rows that
 * nobody needs any longer, and files findings anew that turn out to be exploited. Run by a worker every hour; safe to run twice.
 */
export async function keepHouse(now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * day)
  for (let ahead = 0; ahead <= 7; ahead += 1) await makePartition(new Date(now.getTime() + ahead * day))
  const oldest = partitionName(before(retention.event))
  const partitions = await db().$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'partition' AND relname ~ '^event_[0-9]{8}$' AND relname < ${oldest}`
  for (const { name } of partitions) await db().$executeRawUnsafe(`DROP TABLE partition."${name}"`)
  await db().$executeRaw`DELETE FROM partition.event_default WHERE at < ${before(retention.event)}`
  await db().$executeRaw`
    DELETE FROM report_body USING report WHERE report.id = report_id AND (
      (status = 'processed' AND received_at < ${before(retention.processedBody)})
      OR (status = 'rejected' AND received_at < ${before(retention.rejectedBody)}))`
  await db().$executeRaw`
    DELETE FROM report WHERE received_at < ${before(retention.report)} AND status <> 'queued'`
  await db().$executeRaw`DELETE FROM posture_change WHERE at < ${before(retention.postureChange)}`
  await db().$executeRaw`DELETE FROM assessment_change WHERE at < ${before(retention.postureChange)}`
  await purgeDetectionState(db(), now)
  await refileExploited()
  await backfillAlertEntities()
}

async function makePartition(at: Date): Promise<void> {
  const from = dayStart(at)
  const to = new Date(from.getTime() + day)
  const [taken] = await db().$queryRaw<{ used: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM partition.event_default WHERE at >= ${from} AND at < ${to}) AS used`
  // A day that already has events in the default partition stays there: moving them would lock the table.
  if (taken?.used) return
  await db().$executeRawUnsafe(
    `CREATE TABLE IF NOT EXISTS partition."${partitionName(from)}" PARTITION OF event
     FOR VALUES FROM ('${from.toISOString()}') TO ('${to.toISOString()}')`,
  )
}
