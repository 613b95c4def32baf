import type { StateChange } from '@/lib/assess/movement'
import type { MovementCause } from '@/lib/model/movement-cause'
import type { Transaction } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Problem } from '@/lib/model/json'
import { arrayLiteral } from './array-literal'
import { assessmentRow, PostureTallies, standingOf, stateChanges, type AssetStanding } from './assessment-diff'
import type { Affected } from './dependents'
import { evaluateAssets, type Evaluated } from './evaluate-assets'
import type { Governed } from '@/lib/assess/governance'
import { readExemptions } from './exemptions'
import { refreshExemptionLabels } from './exemption-labels'
import { readGovernance } from './governance'
import { inParts } from './in-parts'
import { recordScore } from './record-score'
import { isInGrace, type StoredResult } from './restand'
import { settle } from './settle'
import { writePostureTallies } from './posture-tally'
import { writeTurns, type Turn } from './write-turns'

export type AssessmentCounts = { healthy: number; unhealthy: number; notApplicable: number; changed: number }

type Known = StoredResult & { reason: string | null; evidence: unknown; witness: string | null; disputed: boolean } & {
  rank: number
  owner_id: string | null
  status_changed_at: Date
}

type NewRow = ReturnType<typeof assessmentRow> & { governed: Governed | null }

const nothing: AssetStanding = { results: [], controls: [] }

/**
 * Assesses the assets that a report touched, and by some checks those that it affects through others, takes away what
 * vanished, and moves tallies and score by the difference. Only rows whose result changed are written. With a `cause`
 * nothing new is known of the assets: they are judged anew, what moves is put down to that cause, and the evidence is as
 * old as it was.
 */
export async function writeAssessments(
  tx: Transaction,
  report: { environmentId: string; reportId: string | null; evidenceAt: Date; cause?: MovementCause },
  touched: ReadonlySet<string>,
  gone: readonly { id: string; name: string }[],
  affected: Affected = new Map(),
): Promise<{ counts: AssessmentCounts; problems: Problem[] }> {
  const { environmentId, evidenceAt } = report
  const counts: AssessmentCounts = { healthy: 0, unhealthy: 0, notApplicable: 0, changed: 0 }
  if (touched.size + gone.length + affected.size === 0) return { counts, problems: [] }
  const { evaluated, problems } = await evaluateAssets(tx, environmentId, [...touched], evidenceAt, affected)
  const ids = evaluated.map((asset) => asset.id)
  const known = new Map<string, Known[]>()
  const rows = await tx.$queryRaw<Known[]>`
    SELECT asset_id, check_id, status, reason, evidence, witness, disputed, rank, owner_id, due_at, grace,
      status_changed_at FROM assessment
    WHERE asset_id = ANY(${[...ids, ...gone.map((asset) => asset.id)]}::uuid[])`
  for (const row of rows) {
    const list = known.get(row.asset_id)
    if (list) list.push(row)
    else known.set(row.asset_id, [row])
  }
  // What the tallies hold is told by the exemptions, the grace and the labels of then; what they shall hold by those of now.
  const { settledAt } = await settle(tx, environmentId)
  const wasExempt = await readExemptions(tx, environmentId, [...known.keys()], settledAt)
  await refreshExemptionLabels(tx, environmentId, ids)
  const isExempt = await readExemptions(tx, environmentId, ids, settledAt)
  const governanceOf = await readGovernance(tx, environmentId, ids)

  const tallies = new PostureTallies()
  const changes: StateChange[] = []
  const write: { assetId: string; row: NewRow; statusChanged: boolean }[] = []
  const remove: { assetId: string; checkId: string }[] = []
  const turns: Turn[] = []
  const compare = (asset: Evaluated, existsNow: boolean) => {
    const before = known.get(asset.id) ?? []
    const earlier = new Map(before.map((row) => [row.check_id, row]))
    const after = asset.results.map((result): NewRow => {
      const row = assessmentRow(result, asset.rank)
      const old = earlier.get(row.checkId)
      const since = old?.status === row.status ? old.status_changed_at : evidenceAt
      return { ...row, governed: row.status === 'unhealthy' ? governanceOf(asset.id, row.checkId, since) : null }
    })
    for (const { status } of after) counts[status === 'not-applicable' ? 'notApplicable' : status] += 1
    for (const row of after) {
      const old = earlier.get(row.checkId)
      const same =
        old?.status === row.status &&
        old.reason === row.reason &&
        old.witness === row.witness &&
        old.disputed === row.disputed &&
        old.rank === row.rank &&
        isGoverned(old, row.governed) &&
        JSON.stringify(old.evidence) === row.evidence
      if (old && old.status !== row.status) {
        turns.push({ assetId: asset.id, checkId: row.checkId, before: old.status, after: row.status })
      }
      if (!same) write.push({ assetId: asset.id, row, statusChanged: old?.status !== row.status })
    }
    const current = new Set(after.map((row) => row.checkId))
    for (const row of before) if (!current.has(row.check_id)) remove.push({ assetId: asset.id, checkId: row.check_id })
    const was =
      before.length > 0
        ? standingOf(
            before.map((row) => ({ checkId: row.check_id, status: row.status, inGrace: isInGrace(row, settledAt) })),
            (id) => wasExempt(asset.id, id)?.category,
          )
        : nothing
    const is = standingOf(
      after.map((row) => ({
        ...row,
        inGrace: row.governed !== null && row.governed.grace && row.governed.dueAt > settledAt,
      })),
      (id) => isExempt(asset.id, id)?.category,
    )
    tallies.add(-1, environmentId, was)
    tallies.add(1, environmentId, is)
    const turned = new Set(
      after.filter((row) => earlier.get(row.checkId)?.status !== row.status).map((row) => row.checkId),
    )
    for (const change of stateChanges(
      { id: asset.id, name: asset.name, existedBefore: before.length > 0, existsNow },
      was,
      is,
    )) {
      const { cause } = report
      const isOurs = cause !== undefined && isOfCause(cause, change.checkId !== null && turned.has(change.checkId))
      changes.push(isOurs ? { ...change, cause } : change)
    }
  }
  for (const asset of evaluated) compare(asset, true)
  for (const asset of gone) compare({ ...asset, results: [], rank: 0 }, false)
  counts.changed = write.filter((entry) => entry.statusChanged).length + remove.length

  await upsert(tx, report, write)
  await writeTurns(tx, report, turns)
  if (remove.length > 0) {
    await tx.$executeRaw`
      DELETE FROM assessment USING unnest(${remove.map((row) => row.assetId)}::uuid[],
        ${remove.map((row) => row.checkId)}::text[]) AS old (asset_id, check_id)
      WHERE assessment.asset_id = old.asset_id AND assessment.check_id = old.check_id`
  }
  const moved = await writePostureTallies(tx, tallies)
  // Changes may cancel each other out; what they were is worth keeping all the same.
  if (moved || changes.length > 0) await recordScore(tx, report, tallies, changes)
  return { counts, problems }
}

/** Whether a change is put down to what made us judge anew: exemptions and grace turn no verdict, time may do so meanwhile. */
const isOfCause = (cause: MovementCause, verdictTurned: boolean) => cause === 'check-changed' || !verdictTurned

const isGoverned = (old: Known, governed: Governed | null) =>
  old.owner_id === (governed?.ownerId ?? null) &&
  old.due_at?.getTime() === governed?.dueAt.getTime() &&
  old.grace === (governed?.grace ?? false)

async function upsert(
  tx: Transaction,
  { environmentId, evidenceAt: at, cause }: { environmentId: string; evidenceAt: Date; cause?: MovementCause },
  write: readonly { assetId: string; row: NewRow }[],
): Promise<void> {
  const evidenceAt = cause
    ? Prisma.sql`(SELECT asset.evidence_at FROM asset WHERE asset.id = row.asset_id)`
    : Prisma.sql`${at}`
  // A new cluster brings some hundred thousand results: arrays of that many values cost the client more than the insert.
  await inParts(write, (part) => {
    const column = (read: (entry: (typeof write)[number]) => string | number | boolean | null) =>
      arrayLiteral(part.map(read))
    return tx.$executeRaw`
    INSERT INTO assessment (asset_id, check_id, environment_id, status, reason, evidence, witness, disputed, rank, evidence_at,
      status_changed_at, owner_id, due_at, grace)
    SELECT asset_id, check_id, ${environmentId}::uuid, status, reason, evidence, witness, disputed, rank, ${evidenceAt}, ${at},
      owner_id, due_at, grace
    FROM unnest(${column((entry) => entry.assetId)}::uuid[], ${column((entry) => entry.row.checkId)}::text[],
      ${column((entry) => entry.row.status)}::text[], ${column((entry) => entry.row.reason)}::text[],
      ${column((entry) => entry.row.evidence)}::jsonb[], ${column((entry) => entry.row.witness)}::text[],
      ${column((entry) => entry.row.disputed)}::boolean[], ${column((entry) => entry.row.rank)}::smallint[],
      ${column((entry) => entry.row.governed?.ownerId ?? null)}::text[],
      ${column((entry) => entry.row.governed?.dueAt.toISOString() ?? null)}::timestamptz[],
      ${column((entry) => entry.row.governed?.grace ?? false)}::boolean[])
      AS row (asset_id, check_id, status, reason, evidence, witness, disputed, rank, owner_id, due_at, grace)
    ON CONFLICT (asset_id, check_id) DO UPDATE SET status = excluded.status, reason = excluded.reason,
      evidence = excluded.evidence, witness = excluded.witness, disputed = excluded.disputed,
      rank = excluded.rank, evidence_at = excluded.evidence_at, owner_id = excluded.owner_id,
      due_at = excluded.due_at, grace = excluded.grace,
      status_changed_at = CASE WHEN assessment.status = excluded.status THEN assessment.status_changed_at
        ELSE excluded.status_changed_at END`
  })
}
