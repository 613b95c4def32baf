import { db } from '@/lib/db'

/** So often may a worker die of one report before the report is taken for the cause. */
const mostDeaths = 5
const problems = [
  {
    path: '$',
    message: `The worker died ${mostDeaths} times while it processed this report; it may need more memory than there is.`,
  },
]

/**
 * Gives reports whose worker died a new job. Such a report is queued, nobody holds its row (a living worker locks
 * it for as long as it works on it), and no job that could still be taken names it. One that workers died of again
 * and again is set aside, to be read and replayed. Safe to run at any time by any number of workers. Returns how many
 * were recovered.
 */
export async function recoverReports(): Promise<number> {
  const recovered = await db().$queryRaw<{ id: string }[]>`
    WITH lost AS (
      SELECT id, attempts + 1 AS deaths,
        EXISTS (SELECT 1 FROM graphile_worker.jobs WHERE jobs.key = report.id::text) AS died
      FROM report
      WHERE status = 'queued' AND NOT EXISTS (
        SELECT 1 FROM graphile_worker.jobs
        WHERE jobs.key = report.id::text AND jobs.attempts < jobs.max_attempts
          -- A job just taken is about to lock the row.
          AND (jobs.locked_at IS NULL OR jobs.locked_at > now() - interval '2 s'))
      ORDER BY received_at LIMIT 500
      FOR UPDATE SKIP LOCKED),
    counted AS (
      UPDATE report SET attempts = deaths,
        status = CASE WHEN deaths < ${mostDeaths}::int THEN status ELSE 'rejected' END,
        processed_at = CASE WHEN deaths < ${mostDeaths}::int THEN processed_at ELSE now() END,
        problems = CASE WHEN deaths < ${mostDeaths}::int THEN problems ELSE ${JSON.stringify(problems)}::jsonb END
      FROM lost WHERE report.id = lost.id AND died)
    SELECT lost.id::text AS id, (graphile_worker.add_job('process-report', json_build_object('reportId', lost.id::text),
      job_key := lost.id::text, max_attempts := 8)).id::text AS job
    FROM lost WHERE NOT died OR deaths < ${mostDeaths}::int`
  return recovered.length
}
