import type { Transaction } from '@/lib/db'
import { findingClass, findingFacets } from '@/lib/model/finding-class'
import type { FindingTallies } from './tally'

type Filed = {
  asset_id: string
  fingerprint: string
  kind: string
  rule: string
  class: number
  open: boolean
  running: boolean
  exposed: boolean
}

/** Moves the class of the findings of these assets to where the assets' own flags, which changed, now put them. */
export async function refileFindings(
  tx: Transaction,
  assetIds: readonly string[],
  tallies: FindingTallies,
): Promise<void> {
  if (assetIds.length === 0) return
  // A workload's own findings always count as running: it is what runs.
  const findings = await tx.$queryRaw<Filed[]>`
    SELECT asset_id, fingerprint, finding.kind, rule, class, open, exposed,
      asset.running OR asset.kind = 'workload' AS running
    FROM finding JOIN asset ON asset.id = asset_id WHERE asset_id = ANY(${[...assetIds]}::uuid[])`
  const updates = findings.flatMap(({ running, exposed, ...row }) => {
    const next = findingClass({ ...findingFacets(row.class), running, exposed })
    return next === row.class ? [] : [{ ...row, next }]
  })
  if (updates.length === 0) return
  await tx.$executeRaw`
    UPDATE finding SET class = row.class
    FROM unnest(${updates.map((row) => row.asset_id)}::uuid[], ${updates.map((row) => row.fingerprint)}::uuid[],
      ${updates.map((row) => row.next)}::int[]) AS row (asset_id, fingerprint, class)
    WHERE finding.asset_id = row.asset_id AND finding.fingerprint = row.fingerprint`
  for (const row of updates) {
    if (!row.open) continue
    const finding = { assetId: row.asset_id, kind: row.kind, rule: row.rule }
    tallies.add(-1, { ...finding, class: row.class })
    tallies.add(1, { ...finding, class: row.next })
  }
}
