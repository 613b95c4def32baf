import type { JudgedResult } from '@/lib/assess/witness'
import type { Transaction } from '@/lib/db'
import type { AssessmentStatus, Evidence } from '@/lib/model/assessment'
import { assessmentRow } from './assessment-diff'
import type { Affected } from './dependents'
import type { Judged } from './evaluate-assets'

type Row = {
  asset_id: string
  check_id: string
  status: AssessmentStatus
  reason: string | null
  evidence: Evidence[]
  witness: string | null
  disputed: boolean
}

/**
 * Completes the results of assets that were judged by some checks only: `affected` tells by which. Assets for which those
 * came to the same as before are left out; of the others, the results of all other checks stand as they are.
 */
export async function completeResults(
  tx: Transaction,
  partial: readonly Judged[],
  affected: Affected,
): Promise<Judged[]> {
  if (partial.length === 0) return []
  const ids = partial.map((asset) => asset.id)
  const asked = new Map([...affected].map(([id, checks]) => [id, new Set([...checks].map((check) => check.id))]))
  const checkIds = [...new Set([...asked.values()].flatMap((set) => [...set]))]
  const before = byAsset(
    await tx.$queryRaw<Row[]>`
      SELECT asset_id, check_id, status, reason, evidence, witness, disputed FROM assessment
      WHERE asset_id = ANY(${ids}::uuid[]) AND check_id = ANY(${checkIds}::text[])`,
  )
  const own = partial.map((asset) => {
    const isAsked = (checkId: string) => asked.get(asset.id)?.has(checkId) ?? false
    return { ...asset, isAsked, results: asset.results.filter(({ checkId }) => isAsked(checkId)) }
  })
  const moved = own.filter(({ id, isAsked, results }) => {
    const known = (before.get(id) ?? []).filter((row) => isAsked(row.check_id))
    return lines(results) !== lines(known.map(resultOf))
  })
  if (moved.length === 0) return []
  const standing = byAsset(
    await tx.$queryRaw<Row[]>`
      SELECT asset_id, check_id, status, reason, evidence, witness, disputed FROM assessment
      WHERE asset_id = ANY(${moved.map((asset) => asset.id)}::uuid[])`,
  )
  return moved.map(({ id, name, results, isAsked }) => {
    const kept = (standing.get(id) ?? []).filter((row) => !isAsked(row.check_id)).map(resultOf)
    return { id, name, results: [...kept, ...results] }
  })
}

function byAsset(rows: readonly Row[]): Map<string, Row[]> {
  const index = new Map<string, Row[]>()
  for (const row of rows) {
    const found = index.get(row.asset_id)
    if (found) found.push(row)
    else index.set(row.asset_id, [row])
  }
  return index
}

/** Results as one text; the rank of failures follows from all of them and is compared later. */
const lines = (results: readonly JudgedResult[]) =>
  JSON.stringify(results.map((result) => assessmentRow(result, 0)).toSorted(byCheck))
const byCheck = (a: { checkId: string }, b: { checkId: string }) => (a.checkId < b.checkId ? -1 : 1)

function resultOf({ check_id, status, reason, evidence, witness, disputed }: Row): JudgedResult {
  const verdict =
    status === 'healthy' ? { status } : status === 'unhealthy' ? { status, evidence } : { status, reason: reason ?? '' }
  return { checkId: check_id, verdict, ...(witness && { witness }), ...(disputed && { disputed }) }
}
