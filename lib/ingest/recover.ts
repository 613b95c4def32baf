import { db } from '@/lib/db'

/**
 * Gives reports whose worker died a new job. Such a report is queued, nobody holds its row (a living worker locks
 * it for as long as it works on it), and no job that could still be taken names it. Safe to run at any time by any
 * number of workers. Returns how many were recovered.
 */
export async function recoverReports(): Promise<number> {
  const recovered = await db().$queryRaw<{ id: string }[]>`
    WITH lost AS (
      SELECT id FROM report
      WHERE status = 'queued' AND NOT EXISTS (
        SELECT 1 FROM graphile_worker.jobs
        WHERE jobs.key = report.id::text AND jobs.locked_at IS NULL AND jobs.attempts < jobs.max_attempts)
      ORDER BY received_at LIMIT 500
      FOR UPDATE SKIP LOCKED)
    SELECT lost.id::text AS id, (graphile_worker.add_job('process-report', json_build_object('reportId', lost.id::text),
      job_key := lost.id::text, max_attempts := 8)).id::text AS job FROM lost`
  return recovered.length
}
