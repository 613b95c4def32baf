import type { Transaction } from '@/lib/db'

/**
 * Recomputes how urgent the open findings of these assets are, from the tally that was just moved: the worst class
 * leads, then how many are critical, then how many are high. One number, so that one index serves "worst first".
 * At most 2^46, so a double holds it exactly.
 */
export async function refreshAssetRisk(tx: Transaction, assetIds: readonly string[]): Promise<void> {
  if (assetIds.length === 0) return
  await tx.$executeRaw`
    UPDATE asset SET risk = now.risk
    FROM (
      SELECT wanted.id, COALESCE(max(class), 0)::float8 * 100000000
        + LEAST(COALESCE(sum(count) FILTER (WHERE class >= 600000), 0), 9999)::float8 * 10000
        + LEAST(COALESCE(sum(count) FILTER (WHERE class BETWEEN 500000 AND 599999), 0), 9999)::float8 AS risk
      FROM unnest(${[...new Set(assetIds)]}::uuid[]) AS wanted (id)
      LEFT JOIN asset_finding_tally AS tally ON tally.asset_id = wanted.id AND tally.count > 0
      GROUP BY wanted.id) AS now
    WHERE asset.id = now.id AND asset.risk <> now.risk`
}
