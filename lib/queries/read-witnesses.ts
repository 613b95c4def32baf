import type { Transaction } from '@/lib/db'
import type { AssessmentStatus, Evidence } from '@/lib/model/assessment'
import type { WitnessView } from '@/lib/model/posture'

type Row = {
  asset_id: string
  check_id: string
  source: string
  status: AssessmentStatus
  rule: string
  reason: string | null
  evidence: Evidence[]
  at: Date
}

/**
 * What other tools say of these results, by `asset check`, each with the time at which it said so last. One statement.
 */
export async function readWitnesses(
  db: Transaction,
  results: readonly { assetId: string; checkId: string }[],
): Promise<ReadonlyMap<string, WitnessView[]>> {
  const found = new Map<string, WitnessView[]>()
  if (results.length === 0) return found
  const rows = await db.$queryRaw<Row[]>`
    SELECT witness.asset_id, witness.check_id, witness.source, status, rule, reason, evidence,
      GREATEST(witness.evidence_at, coverage.evidence_at) AS at
    FROM unnest(${results.map((one) => one.assetId)}::uuid[], ${results.map((one) => one.checkId)}::text[])
      AS wanted (asset_id, check_id)
    JOIN witness ON witness.asset_id = wanted.asset_id AND witness.check_id = wanted.check_id
    LEFT JOIN coverage ON coverage.asset_id = witness.asset_id AND coverage.source = witness.source
      AND coverage.scope = witness.scope
    ORDER BY witness.source`
  for (const row of rows) {
    const { source, status, rule, reason, evidence } = row
    const name = `${row.asset_id} ${row.check_id}`
    const view = { source, status, rule, reason, evidence, at: row.at.toISOString() }
    found.set(name, [...(found.get(name) ?? []), view])
  }
  return found
}
