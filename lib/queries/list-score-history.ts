import { z } from 'zod'
import { overallScore } from '@/lib/assess/score'
import type { Database } from '@/lib/db'
import type { ScoreHistory, ScoreMoment } from '@/lib/model/posture'
import { defineQuery } from '@/lib/operation'
import { environmentInput } from './environments-in-scope'
import { readStanding, scoreOver } from './posture-standing'
import { settledEnvironments } from './settled-environments'

const day = 86_400_000
/** So many steps fill a chart; each costs one probe per environment, however many snapshots lie between. */
const steps = 120

type Probe = { step: number; environment_id: string; percentage: number | null; weight: number; quiet: boolean }

/** The score over the environments at even steps, oldest first, by the last snapshot of each at that time. */
export async function readScoreHistory(
  db: Database,
  environments: readonly string[],
  from: Date,
  to: Date,
): Promise<ScoreMoment[]> {
  const width = (to.getTime() - from.getTime()) / steps
  const at = Array.from({ length: steps + 1 }, (_, step) => new Date(from.getTime() + step * width))
  const probes = await db.$queryRaw<Probe[]>`
    WITH began AS MATERIALIZED (
      SELECT id, (SELECT received_at FROM report WHERE environment_id = environment.id ORDER BY received_at LIMIT 1) AS reports_since,
        GREATEST(interval '24 hours', COALESCE((SELECT max(rhythm) FROM collector
          WHERE collector.environment_id = environment.id AND revoked_at IS NULL), 0) * interval '2 seconds') AS patience
      FROM unnest(${[...environments]}::uuid[]) AS environment (id))
    SELECT moment.step::int - 1 AS step, began.id AS environment_id, snapshot.percentage, snapshot.weight,
      moment.at > began.reports_since + began.patience AND NOT EXISTS (
        SELECT 1 FROM report WHERE report.environment_id = began.id
          AND received_at <= moment.at AND received_at > moment.at - began.patience) AS quiet
    FROM unnest(${at}::timestamptz[]) WITH ORDINALITY AS moment (at, step)
    CROSS JOIN began
    CROSS JOIN LATERAL (
      SELECT percentage, weight FROM score_snapshot
      WHERE environment_id = began.id AND score_snapshot.at <= moment.at ORDER BY score_snapshot.at DESC LIMIT 1) AS snapshot`
  const byStep = new Map<number, Probe[]>()
  for (const row of probes) byStep.set(row.step, [...(byStep.get(row.step) ?? []), row])
  return thin(
    at.map((moment, step) => ({ at: moment.toISOString(), percentage: percentageOf(byStep.get(step) ?? []) })),
  )
}

/** A silent environment keeps its last score beside others; when all are silent nothing is known. Silent is as for collectors. */
function percentageOf(rows: readonly Probe[]): number | null {
  const scored = rows.filter((row) => row.percentage !== null)
  if (scored.every((row) => row.quiet)) return null
  return overallScore(scored.map((row) => ({ current: 0, max: 0, percentage: row.percentage, weight: row.weight })))
    .percentage
}

/** Only the steps at which something changed, and the last one. Time before the first score is left out. */
function thin(points: readonly ScoreMoment[]): ScoreMoment[] {
  const first = points.findIndex((point) => point.percentage !== null)
  if (first === -1) return []
  return points.slice(first).filter((point, index, all) => {
    return index === 0 || index === all.length - 1 || point.percentage !== all[index - 1]?.percentage
  })
}

/** The history of the score: `since` is a date, 30 days ago unless told, at most two years. A null is a time without data. */
export const listScoreHistory = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ environment: environmentInput, since: z.iso.datetime({ offset: true }).optional() }),
  async run({ db, scope, now }, { environment, since }): Promise<ScoreHistory> {
    const environments = await settledEnvironments(db, scope, environment)
    const from = since === undefined ? new Date(now.getTime() - 30 * day) : new Date(since)
    const [history, standing] = await Promise.all([
      scoreHistory(db, environments, from, now),
      readStanding(db, environments),
    ])
    return { ...history, goal: scoreOver(standing).goal }
  },
})

/** The history of the score, from at most two years ago, without the goal beside it. */
export async function scoreHistory(
  db: Database,
  environments: readonly string[],
  since: Date,
  now: Date,
): Promise<Omit<ScoreHistory, 'goal'>> {
  const from = new Date(Math.min(now.getTime() - 1, Math.max(since.getTime(), now.getTime() - 730 * day)))
  const points = await readScoreHistory(db, environments, from, now)
  return { from: from.toISOString(), to: now.toISOString(), points }
}
