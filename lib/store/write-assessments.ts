import type { MovementCause, StateChange } from '@/lib/assess/movement'
import type { Transaction } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AssessmentStatus } from '@/lib/model/assessment'
import type { Problem } from '@/lib/model/json'
import { assessmentRow, PostureTallies, standingOf, stateChanges, type AssetStanding } from './assessment-diff'
import { evaluateAssets, type Evaluated } from './evaluate-assets'
import { readExemptions } from './exemptions'
import { recordScore } from './record-score'
import { writePostureTallies } from './posture-tally'

export type AssessmentCounts = { healthy: number; unhealthy: number; notApplicable: number; changed: number }

type Known = {
  asset_id: string
  check_id: string
  status: AssessmentStatus
  reason: string | null
  evidence: unknown
} & {
  witness: string | null
  disputed: boolean
  rank: number
}

const nothing: AssetStanding = { results: [], controls: [] }

/**
 * Assesses the assets that a report touched, takes away what vanished, and moves tallies and score by the
 * difference. Only rows whose result changed are written. With a `cause` nothing new is known of the assets: they
 * are judged anew, what moves is put down to that cause, and the evidence is as old as it was.
 */
export async function writeAssessments(
  tx: Transaction,
  report: { environmentId: string; reportId: string | null; evidenceAt: Date; cause?: MovementCause },
  touched: ReadonlySet<string>,
  gone: readonly { id: string; name: string }[],
): Promise<{ counts: AssessmentCounts; problems: Problem[] }> {
  const { environmentId, evidenceAt } = report
  const counts: AssessmentCounts = { healthy: 0, unhealthy: 0, notApplicable: 0, changed: 0 }
  const ids = [...touched]
  if (ids.length === 0 && gone.length === 0) return { counts, problems: [] }
  const { evaluated, problems } = await evaluateAssets(tx, environmentId, ids)
  const known = new Map<string, Known[]>()
  const rows = await tx.$queryRaw<Known[]>`
    SELECT asset_id, check_id, status, reason, evidence, witness, disputed, rank FROM assessment
    WHERE asset_id = ANY(${[...ids, ...gone.map((asset) => asset.id)]}::uuid[])`
  for (const row of rows) known.set(row.asset_id, [...(known.get(row.asset_id) ?? []), row])
  const exemptionOf = await readExemptions(tx, environmentId, ids, evidenceAt)

  const tallies = new PostureTallies()
  const changes: StateChange[] = []
  const write: { assetId: string; row: ReturnType<typeof assessmentRow>; statusChanged: boolean }[] = []
  const remove: { assetId: string; checkId: string }[] = []
  const compare = (asset: Evaluated, existsNow: boolean) => {
    const before = known.get(asset.id) ?? []
    const after = asset.results.map((result) => assessmentRow(result, asset.rank))
    for (const { status } of after) counts[status === 'not-applicable' ? 'notApplicable' : status] += 1
    const earlier = new Map(before.map((row) => [row.check_id, row]))
    for (const row of after) {
      const old = earlier.get(row.checkId)
      const same =
        old?.status === row.status &&
        old.reason === row.reason &&
        old.witness === row.witness &&
        old.disputed === row.disputed &&
        old.rank === row.rank &&
        JSON.stringify(old.evidence) === row.evidence
      if (!same) write.push({ assetId: asset.id, row, statusChanged: old?.status !== row.status })
    }
    const current = new Set(after.map((row) => row.checkId))
    for (const row of before) if (!current.has(row.check_id)) remove.push({ assetId: asset.id, checkId: row.check_id })
    const was =
      before.length > 0
        ? standingOf(
            before.map(({ check_id, status }) => ({ checkId: check_id, status })),
            (id) => exemptionOf(asset.id, id),
          )
        : nothing
    const is = standingOf(after, (id) => exemptionOf(asset.id, id))
    tallies.add(-1, environmentId, was)
    tallies.add(1, environmentId, is)
    changes.push(
      ...stateChanges({ id: asset.id, name: asset.name, existedBefore: before.length > 0, existsNow }, was, is).map(
        (change) => (report.cause ? { ...change, cause: report.cause } : change),
      ),
    )
  }
  for (const asset of evaluated) compare(asset, true)
  for (const asset of gone) compare({ ...asset, results: [], rank: 0 }, false)
  counts.changed = write.filter((entry) => entry.statusChanged).length + remove.length

  await upsert(tx, report, write)
  if (remove.length > 0) {
    await tx.$executeRaw`
      DELETE FROM assessment USING unnest(${remove.map((row) => row.assetId)}::uuid[],
        ${remove.map((row) => row.checkId)}::text[]) AS old (asset_id, check_id)
      WHERE assessment.asset_id = old.asset_id AND assessment.check_id = old.check_id`
  }
  const moved = await writePostureTallies(tx, tallies)
  if (moved) await recordScore(tx, report, tallies, changes)
  return { counts, problems }
}

async function upsert(
  tx: Transaction,
  { environmentId, evidenceAt: at, cause }: { environmentId: string; evidenceAt: Date; cause?: MovementCause },
  write: readonly { assetId: string; row: ReturnType<typeof assessmentRow> }[],
): Promise<void> {
  if (write.length === 0) return
  const column = <T>(read: (entry: (typeof write)[number]) => T) => write.map(read)
  const evidenceAt = cause
    ? Prisma.sql`(SELECT asset.evidence_at FROM asset WHERE asset.id = row.asset_id)`
    : Prisma.sql`${at}`
  await tx.$executeRaw`
    INSERT INTO assessment (asset_id, check_id, environment_id, status, reason, evidence, witness, disputed, rank, evidence_at,
      status_changed_at)
    SELECT asset_id, check_id, ${environmentId}::uuid, status, reason, evidence, witness, disputed, rank, ${evidenceAt}, ${at}
    FROM unnest(${column((entry) => entry.assetId)}::uuid[], ${column((entry) => entry.row.checkId)}::text[],
      ${column((entry) => entry.row.status)}::text[], ${column((entry) => entry.row.reason)}::text[],
      ${column((entry) => entry.row.evidence)}::jsonb[], ${column((entry) => entry.row.witness)}::text[],
      ${column((entry) => entry.row.disputed)}::boolean[], ${column((entry) => entry.row.rank)}::smallint[])
      AS row (asset_id, check_id, status, reason, evidence, witness, disputed, rank)
    ON CONFLICT (asset_id, check_id) DO UPDATE SET status = excluded.status, reason = excluded.reason,
      evidence = excluded.evidence, witness = excluded.witness, disputed = excluded.disputed,
      rank = excluded.rank, evidence_at = excluded.evidence_at,
      status_changed_at = CASE WHEN assessment.status = excluded.status THEN assessment.status_changed_at
        ELSE excluded.status_changed_at END`
}
