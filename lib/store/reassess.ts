import type { MovementCause } from '@/lib/model/movement-cause'
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
export async function queueReassessment(
  tx: Transaction,
  environmentId: string,
  cause: MovementCause = 'check-changed',
): Promise<void> {
  await tx.$queryRaw`
    SELECT (graphile_worker.add_job('reassess', json_build_object('environmentId', ${environmentId}::text,
      'cause', ${cause}::text), job_key := ${`reassess:${environmentId}:${cause}`}::text, max_attempts := 8)).id::text`
}

/**
 * Assesses everything in the environment anew for another cause: at once, in the caller's transaction, where there is
 * little, else by a worker.
 */
export async function reassessSoon(
  tx: Transaction,
  environmentId: string,
  cause: MovementCause,
  at: Date,
): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM asset WHERE environment_id = ${environmentId}::uuid AND gone_at IS NULL LIMIT ${part + 1}`
  if (rows.length > part) return queueReassessment(tx, environmentId, cause)
  await reassessAssets(tx, environmentId, new Set(rows.map((row) => row.id)), cause, at)
}

/** Assesses these assets anew in the caller's transaction, and puts what moves down to the cause. */
export async function reassessAssets(
  tx: Transaction,
  environmentId: string,
  ids: ReadonlySet<string>,
  cause: MovementCause,
  at: Date,
): Promise<number> {
  await takeTurn(tx, environmentId, 'estate')
  const { counts } = await writeAssessments(tx, { environmentId, reportId: null, evidenceAt: at, cause }, ids, [])
  await sendSignal(tx, { environmentId, topics: ['score', 'assets'] })
  return counts.changed
}

/**
 * Assesses every asset of the environment anew, as it stands in the database, under the catalogue and the settings of
 * now. What this moves is put down to the checks (`check-changed`) or the cause that is given, all of it at one moment. Done in parts that each
 * take their turn with reports; safe to run again from the start. Returns how many results changed.
 */
export async function reassess(
  environmentId: string,
  at: Date,
  cause: MovementCause = 'check-changed',
): Promise<number> {
  let changed = 0
  let after: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (after !== undefined) {
    const done: { last: string | undefined; changed: number } = await reassessAfter(environmentId, after, at, cause)
    changed += done.changed
    after = done.last
  }
  return changed
}

async function reassessAfter(environmentId: string, after: string, at: Date, cause: MovementCause) {
  return db().$transaction(async (tx) => {
    await takeTurn(tx, environmentId, 'estate')
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM asset
      WHERE environment_id = ${environmentId}::uuid AND gone_at IS NULL AND id > ${after}::uuid ORDER BY id LIMIT ${part}`
    const ids = new Set(rows.map((row) => row.id))
    const moment = { environmentId, reportId: null, evidenceAt: at, cause }
    const { counts } = await writeAssessments(tx, moment, ids, [])
    if (counts.changed > 0) await sendSignal(tx, { environmentId, topics: ['score', 'assets'] })
    return { last: rows.length === part ? rows.at(-1)?.id : undefined, changed: counts.changed }
  })
}
