import type { Transaction } from '@/lib/db'
import type { ExemptionCategory } from '@/lib/model/assessment'

type Row = { check_id: string | null; asset_id: string | null; namespace: string | null; category: ExemptionCategory }

/**
 * Which exemption covers a check on an asset at a moment: the narrowest one wins (asset, then namespace, then the
 * whole environment). Expired and revoked ones cover nothing.
 */
export async function readExemptions(
  tx: Transaction,
  environmentId: string,
  assetIds: readonly string[],
  at: Date,
): Promise<(assetId: string, checkId: string) => ExemptionCategory | undefined> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT check_id, asset_id, namespace, category FROM exemption
    WHERE environment_id = ${environmentId}::uuid AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${at})`
  if (rows.length === 0) return () => undefined
  const namespaces = new Map(
    (
      await tx.$queryRaw<{ id: string; namespace: string | null }[]>`
        SELECT id, namespace FROM asset WHERE id = ANY(${assetIds}::uuid[])`
    ).map((row) => [row.id, row.namespace]),
  )
  return (assetId, checkId) => {
    const matching = rows.filter((row) => row.check_id === null || row.check_id === checkId)
    const narrowest =
      matching.find((row) => row.asset_id === assetId) ??
      matching.find(
        (row) => row.asset_id === null && row.namespace !== null && row.namespace === namespaces.get(assetId),
      ) ??
      matching.find((row) => row.asset_id === null && row.namespace === null)
    return narrowest?.category
  }
}
