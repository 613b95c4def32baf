import { checkById } from '@/lib/assess/catalogue'
import { overallScore, type ScopeScore } from '@/lib/assess/score'
import type { Database } from '@/lib/db'
import type { ScoreCauseName, ScoreMove, ScorePeriod } from '@/lib/model/posture'
import { scoreOf } from './control-standing'
import type { EnvironmentStanding } from './posture-standing'
import { sumMoves } from './sum-moves'

type ScoreEnd = ScopeScore & { id: string }
type Baseline = { environment_id: string; at: Date; percentage: number | null; weight: number }
type Cause = {
  environment_id: string
  cause: ScoreCauseName
  check_id: string
  count: number
  delta: number
  at: Date
  assets: string[]
}

/** How environments stand now, as the end of a period. */
export const endsNow = (standing: readonly EnvironmentStanding[]): ScoreEnd[] =>
  standing.map((one) => ({ id: one.id, ...scoreOf(one) }))

/**
 * Why the score moved since `from`, until now or until the moment `until` at which environments stood as `ends` says:
 * causes of each environment, weighted as it weighs at the end, in so many lines that add up. An environment without a
 * score then starts at its first one, so its arrival is no cause; what that leaves over is told as `weighting`. Null
 * without a score at both ends.
 */
export async function readScorePeriod(
  db: Database,
  ends: readonly ScoreEnd[],
  from: Date,
  { until, shown }: { until?: Date; shown?: number } = {},
): Promise<ScorePeriod | null> {
  const now = overallScore(ends)
  if (now.percentage === null) return null
  const baselines = await readBaselines(
    db,
    ends.map((one) => one.id),
    from,
  )
  const start = startOf(baselines, from)
  const before = overallScore(baselines.filter((row) => row.at <= start).map((row) => ({ current: 0, max: 0, ...row })))
  if (before.percentage === null || (until !== undefined && start >= until)) return null
  const causes = await readCauses(db, baselines, until)
  const share = new Map(
    ends.map((one) => [one.id, one.percentage === null || now.weight === 0 ? 0 : one.weight / now.weight]),
  )
  const delta = now.percentage - before.percentage
  const moves = sumMoves(joined(causes, share), delta, shown)
  return { since: start.toISOString(), from: before.percentage, to: now.percentage, delta, moves }
}

/** How these environments stood at a moment; those that had no score yet are left out. */
export async function readScoreEnds(db: Database, environments: readonly string[], at: Date): Promise<ScoreEnd[]> {
  const rows = await readBaselines(db, environments, at)
  return rows
    .filter((row) => row.at <= at)
    .map((row) => ({ id: row.environment_id, current: 0, max: 0, percentage: row.percentage, weight: row.weight }))
}

/** The last snapshot of each environment at that time, else its first one after. */
async function readBaselines(db: Database, environments: readonly string[], from: Date): Promise<Baseline[]> {
  return db.$queryRaw<Baseline[]>`
    SELECT environment.id AS environment_id, snapshot.at, snapshot.percentage, snapshot.weight
    FROM unnest(${[...environments]}::uuid[]) AS environment (id)
    CROSS JOIN LATERAL (
      (SELECT 0 AS place, at, percentage, weight FROM score_snapshot
       WHERE environment_id = environment.id AND at <= ${from} ORDER BY at DESC LIMIT 1)
      UNION ALL
      (SELECT 1, at, percentage, weight FROM score_snapshot
       WHERE environment_id = environment.id AND at > ${from} AND percentage IS NOT NULL ORDER BY at LIMIT 1)
      ORDER BY place LIMIT 1) AS snapshot`
}

/** The time asked for, or the first score of all when there was none yet. */
function startOf(baselines: readonly Baseline[], from: Date): Date {
  const known = baselines.filter((row) => row.percentage !== null).map((row) => row.at.getTime())
  return new Date(Math.max(from.getTime(), Math.min(...known)))
}

async function readCauses(db: Database, baselines: readonly Baseline[], until?: Date): Promise<Cause[]> {
  const ids = baselines.map((row) => row.environment_id)
  return db.$queryRaw<Cause[]>`
    SELECT move.environment_id, cause, check_id, sum(count)::int AS count, sum(delta) AS delta,
      (array_agg(move.at ORDER BY abs(delta) DESC))[1] AS at, (array_agg(assets ORDER BY abs(delta) DESC))[1] AS assets
    FROM unnest(${ids}::uuid[], ${baselines.map((row) => row.at)}::timestamptz[]) AS since (environment_id, at)
    JOIN score_movement AS move ON move.environment_id = since.environment_id AND move.at > since.at
      AND move.at <= ${until ?? 'infinity'}::timestamptz
    GROUP BY move.environment_id, cause, check_id`
}

/** The same cause of the same check in several environments is one move. */
function joined(causes: readonly Cause[], share: ReadonlyMap<string, number>): ScoreMove[] {
  const moves = new Map<string, ScoreMove>()
  const largest = new Map<string, number>()
  for (const row of causes) {
    const key = `${row.cause} ${row.check_id}`
    const delta = row.delta * (share.get(row.environment_id) ?? 0)
    const old = moves.get(key)
    const leads = old === undefined || Math.abs(delta) > (largest.get(key) ?? 0)
    if (leads) largest.set(key, Math.abs(delta))
    moves.set(key, {
      cause: row.cause,
      checkId: row.check_id || null,
      checkName: checkById(row.check_id)?.name ?? null,
      count: (old?.count ?? 0) + row.count,
      delta: (old?.delta ?? 0) + delta,
      at: leads ? row.at.toISOString() : old.at,
      assets: leads ? row.assets : old.assets,
    })
  }
  return [...moves.values()]
}
