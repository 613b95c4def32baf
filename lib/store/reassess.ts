import { db, type Transaction } from '@/lib/db'
import { sendSignal } from './signal'
import { takeTurn } from './take-turn'
import { writeAssessments } from './write-assessments'

/** So many assets are assessed in one transaction, so that reports need not wait long for their turn. */
const part = 300

/**
 * Asks for a new assessment of everything in the environment, by a worker, once the caller's transaction commits.
 * Needed whenever checks or their settings change; while one waits, asking again changes nothing.
 */
export async function queueReassessment(tx: Transaction, environmentId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT (graphile_worker.add_job('reassess', json_build_object('environmentId', ${environmentId}::text),
      job_key := ${`reassess:${environmentId}`}::text, max_attempts := 8)).id::text`
}

/**
 * Assesses every asset of the environment anew, as it stands in the database, under the catalogue and the settings of
 * now. What this moves is put down to the checks (`check-changed`), all of it at one moment. Done in parts that each
 * take their turn with reports; safe to run again from the start. Returns how many results changed.
 */
export async function reassess(environmentId: string, at: Date): Promise<number> {
  let changed = 0
  let after: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (after !== undefined) {
    const done: { last: string | undefined; changed: number } = await reassessAfter(environmentId, after, at)
    changed += done.changed
    after = done.last
  }
  return changed
}

async function reassessAfter(environmentId: string, after: string, at: Date) {
  return db().$transaction(async (tx) => {
    await takeTurn(tx, environmentId, 'estate')
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM asset
      WHERE environment_id = ${environmentId}::uuid AND gone_at IS NULL AND id > ${after}::uuid ORDER BY id LIMIT ${part}`
    const ids = new Set(rows.map((row) => row.id))
    const moment = { environmentId, reportId: null, evidenceAt: at, cause: 'check-changed' as const }
    const { counts } = await writeAssessments(tx, moment, ids, [])
    if (counts.changed > 0) await sendSignal(tx, { environmentId, topics: ['score', 'assets'] })
    return { last: rows.length === part ? rows.at(-1)?.id : undefined, changed: counts.changed }
  })
}
