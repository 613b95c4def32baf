import type { StateChange } from '@/lib/assess/movement'
import type { MovementCause } from '@/lib/model/movement-cause'
import type { Transaction } from '@/lib/db'
import type { AssessmentStatus, ExemptionCategory } from '@/lib/model/assessment'
import { PostureTallies, standingOf, stateChanges } from './assessment-diff'
import { writePostureTallies } from './posture-tally'
import { recordScore } from './record-score'

/** A stored result, as far as people's decisions bear on it. */
export type StoredResult = {
  asset_id: string
  check_id: string
  status: AssessmentStatus
  due_at: Date | null
  grace: boolean
}

/** What people decided about a result: how it is exempt, and whether it has time left; or what it would become. */
export type Decision = { exemption?: ExemptionCategory | undefined; inGrace?: boolean; status?: AssessmentStatus }
export type View = (result: StoredResult) => Decision

/** Whether a failure has time left, as the tallies knew at `settledAt`. */
export const isInGrace = ({ grace, due_at, status }: StoredResult, settledAt: Date) =>
  status === 'unhealthy' && grace && due_at !== null && due_at > settledAt

/** Results that apply, by asset, with the names of the assets. */
export type StandingInput = ReadonlyMap<string, { name: string; results: readonly StoredResult[] }>

/** What is stored of these assets. One row for each asset, because a million small rows cost more than their text. */
export async function readResults(tx: Transaction, assetIds: readonly string[]): Promise<StandingInput> {
  const rows = await tx.$queryRaw<{ id: string; name: string; results: string | null }[]>`
    SELECT id, name, (
      SELECT string_agg(check_id || ' ' || CASE status WHEN 'healthy' THEN 'h' ELSE 'u' END
        || CASE WHEN grace THEN ' ' || (extract(epoch FROM due_at) * 1000)::bigint ELSE '' END, ',' ORDER BY check_id)
      FROM assessment WHERE asset_id = asset.id AND status <> 'not-applicable') AS results
    FROM asset WHERE id = ANY(${[...assetIds]}::uuid[])`
  return new Map(
    rows.flatMap(({ id, name, results }) =>
      results === null ? [] : [[id, { name, results: results.split(',').map((text) => resultOf(id, text)) }] as const],
    ),
  )
}

function resultOf(asset_id: string, text: string): StoredResult {
  const [check_id = '', letter, due] = text.split(' ')
  const status = letter === 'h' ? 'healthy' : 'unhealthy'
  return {
    asset_id,
    check_id,
    status,
    due_at: due === undefined ? null : new Date(Number(due)),
    grace: due !== undefined,
  }
}

/** The difference that another view of the same results makes: to the tallies, and asset by asset. Pure. */
export function compareStandings(
  environmentId: string,
  assets: StandingInput,
  before: View,
  after: View,
  cause?: MovementCause,
): { tallies: PostureTallies; changes: StateChange[] } {
  const tallies = new PostureTallies()
  const changes: StateChange[] = []
  for (const [id, { name, results }] of assets) {
    const standing = (view: View) => {
      const decided = new Map(results.map((row) => [row.check_id, view(row)]))
      return standingOf(
        results.map((row) => {
          const { status = row.status, inGrace = false } = decided.get(row.check_id) ?? {}
          return { checkId: row.check_id, status, inGrace }
        }),
        (checkId) => decided.get(checkId)?.exemption,
      )
    }
    const was = standing(before)
    const is = standing(after)
    tallies.move(environmentId, was, is)
    changes.push(...stateChanges({ id, name, existedBefore: true, existsNow: true }, was, is, cause))
  }
  return { tallies, changes }
}

const batch = 2_000

/**
 * Counts these assets anew because what people decided about them changed: moves the tallies by the difference and
 * keeps the score with its cause. The caller holds the turn of the environment. Returns whether anything moved.
 */
export async function restand(
  tx: Transaction,
  moment: { environmentId: string; at: Date; cause: MovementCause },
  assetIds: readonly string[],
  before: View,
  after: View,
): Promise<boolean> {
  const tallies = new PostureTallies()
  const changes: StateChange[] = []
  for (let start = 0; start < assetIds.length; start += batch) {
    const assets = await readResults(tx, assetIds.slice(start, start + batch))
    const part = compareStandings(moment.environmentId, assets, before, after, moment.cause)
    tallies.merge(part.tallies)
    changes.push(...part.changes)
  }
  const moved = await writePostureTallies(tx, tallies)
  const report = { environmentId: moment.environmentId, reportId: null, evidenceAt: moment.at }
  if (moved || changes.length > 0) await recordScore(tx, report, tallies, changes)
  return moved || tallies.checks.rows().length > 0
}
