import type { Transaction } from '@/lib/db'
import type { FindingTallies } from './tally'

type OpenFinding = { asset_id: string; fingerprint: string; kind: string; rule: string; class: number }

/** Closes findings that no source sees any longer; their history stays. */
export async function resolveFindings(
  tx: Transaction,
  findings: readonly OpenFinding[],
  at: Date,
  tallies: FindingTallies,
): Promise<void> {
  if (findings.length === 0) return
  await tx.$executeRaw`
    UPDATE finding SET open = false, sources = '{}', resolved_at = ${at}, changed_at = ${at}
    FROM unnest(${findings.map((row) => row.asset_id)}::uuid[], ${findings.map((row) => row.fingerprint)}::uuid[])
      AS old (asset_id, fingerprint)
    WHERE finding.asset_id = old.asset_id AND finding.fingerprint = old.fingerprint`
  for (const row of findings)
    tallies.add(-1, { assetId: row.asset_id, kind: row.kind, rule: row.rule, class: row.class })
}
