import { actorLabel, type Actor } from '@/lib/auth/actor'
import type { Origin } from '@/lib/audit'
import { db, type Transaction } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { AlertJobChange } from '@/lib/model/alert-job'
import type { Json } from '@/lib/model/json'

type Order = {
  actor: Actor
  origin: Origin
  environments: readonly string[]
  filter: Json
  change: AlertJobChange
  /** On `alert AS a`. */
  condition: Prisma.Sql
}

/** Hands a change of many alerts to the workers: exactly those that meet the condition now. */
export async function createAlertJob(tx: Transaction, order: Order): Promise<{ id: string; total: number }> {
  const { actor, origin, environments, filter, change, condition } = order
  const job = await tx.alertJob.create({
    data: { ...actorLabel(actor), origin, environments: [...environments], filter: filter ?? {}, change, total: 0 },
  })
  const total = await tx.$executeRaw`
    INSERT INTO alert_job_item (job_id, alert_id, version)
    SELECT ${job.id}::uuid, a.id, a.version FROM alert AS a WHERE ${condition}`
  await tx.alertJob.update({ where: { id: job.id }, data: { total } })
  await queueAlertJob(tx, job.id)
  return { id: job.id, total }
}

/** Lets a worker take the next batch of a job; one that waits already is not doubled. */
export async function queueAlertJob(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('alert-job', json_build_object('jobId', ${id}::text), job_key := ${`alert-job:${id}`}::text,
      max_attempts := 5)`
}

/**
 * Gives jobs whose worker died another one: nobody holds the job's row (a living worker locks it while it works on a
 * batch) and nothing waits that could take it. Safe to run at any time by any number of workers.
 */
export async function recoverAlertJobs(): Promise<number> {
  const lost = await db().$queryRaw<{ id: string }[]>`
    WITH lost AS (
      SELECT id FROM alert_job WHERE status IN ('queued', 'running') AND NOT EXISTS (
        SELECT 1 FROM graphile_worker.jobs WHERE jobs.key = 'alert-job:' || alert_job.id::text
          AND jobs.attempts < jobs.max_attempts
          AND (jobs.locked_at IS NULL OR jobs.locked_at > now() - interval '2 s'))
      FOR UPDATE SKIP LOCKED)
    SELECT id::text AS id, (graphile_worker.add_job('alert-job', json_build_object('jobId', id::text),
      job_key := 'alert-job:' || id::text, max_attempts := 5)).id::text AS job FROM lost`
  return lost.length
}
