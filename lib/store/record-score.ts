import { attributeMovement, type NamedTally, type StateChange } from '@/lib/assess/movement'
import { controlScore, scopeScore } from '@/lib/assess/score'
import type { Transaction } from '@/lib/db'
import { controls } from '@/lib/model/control'
import { anyControl, type PostureTallies } from './assessment-diff'

type TallyRow = { control_id: string; healthy: number; unhealthy: number }

const named = (rows: ReadonlyMap<string, { healthy: number; unhealthy: number }>): NamedTally[] =>
  controls.map(({ id, max }) => ({ control: id, max, ...(rows.get(id) ?? { healthy: 0, unhealthy: 0 }) }))

/**
 * Keeps the environment's score as it stands after this report, and what moved it. A moment has one snapshot: a
 * second report of the same moment rewrites it and adds its causes. Evidence older than the newest snapshot is
 * filed under that snapshot's moment, because the score can only be known from when it was known.
 */
export async function recordScore(
  tx: Transaction,
  report: { environmentId: string; reportId: string | null; evidenceAt: Date },
  tallies: PostureTallies,
  changes: readonly StateChange[],
): Promise<void> {
  const { environmentId } = report
  const rows = await tx.$queryRaw<TallyRow[]>`
    SELECT control_id, healthy, unhealthy FROM control_tally WHERE environment_id = ${environmentId}::uuid`
  const after = new Map(rows.map((row) => [row.control_id, { healthy: row.healthy, unhealthy: row.unhealthy }]))
  const before = new Map([...after].map(([id, tally]) => [id, { ...tally }]))
  for (const { key, by } of tallies.controls.rows()) {
    const tally = before.get(String(key[1]))
    if (tally && (key[2] === 'healthy' || key[2] === 'unhealthy')) tally[key[2]] -= by
  }
  const any = after.get(anyControl) ?? { healthy: 0, unhealthy: 0 }
  const score = scopeScore(named(after), any.healthy + any.unhealthy)
  const [last] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT at FROM score_snapshot WHERE environment_id = ${environmentId}::uuid ORDER BY at DESC LIMIT 1`
  const at = last && last.at > report.evidenceAt ? last.at : report.evidenceAt
  const detail = named(after).flatMap((tally) =>
    tally.healthy + tally.unhealthy > 0 ? [{ ...tally, current: controlScore(tally).current }] : [],
  )
  await tx.$executeRaw`
    INSERT INTO score_snapshot (environment_id, at, current, max, percentage, weight, controls, report_id)
    VALUES (${environmentId}::uuid, ${at}, ${score.current}, ${score.max}, ${score.percentage}, ${score.weight},
      ${JSON.stringify(detail)}::jsonb, ${report.reportId}::uuid)
    ON CONFLICT (environment_id, at) DO UPDATE SET current = excluded.current, max = excluded.max,
      percentage = excluded.percentage, weight = excluded.weight, controls = excluded.controls,
      report_id = excluded.report_id`
  // The first snapshot of an environment is made of everything that there is: nothing changed.
  if (last) await writeChanges(tx, environmentId, at, changes)
  const movements = attributeMovement(named(before), named(after), changes)
  if (movements.length === 0) return
  await tx.$executeRaw`
    INSERT INTO score_movement AS old (environment_id, at, cause, check_id, count, delta, assets)
    SELECT ${environmentId}::uuid, ${at}, * FROM unnest(${movements.map((row) => row.cause)}::text[],
      ${movements.map((row) => row.checkId ?? '')}::text[], ${movements.map((row) => row.count)}::int[],
      ${movements.map((row) => row.delta)}::float8[], ${movements.map((row) => JSON.stringify(row.sampleAssets))}::jsonb[])
    ON CONFLICT (environment_id, at, cause, check_id) DO UPDATE SET count = old.count + excluded.count,
      delta = old.delta + excluded.delta, assets = excluded.assets`
}

async function writeChanges(tx: Transaction, environmentId: string, at: Date, changes: readonly StateChange[]) {
  if (changes.length === 0) return
  await tx.$executeRaw`
    INSERT INTO posture_change AS old (asset_id, at, control_id, environment_id, check_id, cause, before, after)
    SELECT asset_id, ${at}, control_id, ${environmentId}::uuid, check_id, cause, before, after
    FROM unnest(${changes.map((row) => row.assetId)}::uuid[], ${changes.map((row) => row.control)}::text[],
      ${changes.map((row) => row.checkId ?? '')}::text[], ${changes.map((row) => row.cause)}::text[],
      ${changes.map((row) => row.from)}::text[], ${changes.map((row) => row.to)}::text[])
      AS row (asset_id, control_id, check_id, cause, before, after)
    ON CONFLICT (asset_id, at, control_id) DO UPDATE SET check_id = excluded.check_id, cause = excluded.cause,
      after = excluded.after`
}
