import type { ExemptionScope } from '@/lib/assess/exemption'
import type { Transaction } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'

type Scoped = ExemptionScope & { id: string }

/**
 * The assessed assets that these exemptions cover. `labelled`: the assets that carry the labels of an exemption which
 * is not stored yet; of a stored one they are known.
 */
export async function exemptAssets(
  tx: Transaction,
  environmentId: string,
  exemptions: readonly Scoped[],
  labelled: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<string[]> {
  const found = new Set<string>()
  for (const exemption of exemptions) {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT asset.id FROM asset
      WHERE asset.environment_id = ${environmentId}::uuid ${narrow(exemption, labelled)}`
    for (const { id } of rows) found.add(id)
  }
  return [...found].toSorted()
}

function narrow(scope: Scoped, labelled: ReadonlyMap<string, readonly string[]>): Prisma.Sql {
  const { id, checkId, assetId, namespace, labels } = scope
  const among = labelled.get(id)
  return Prisma.join(
    [
      Prisma.empty,
      ...(assetId === null ? [] : [Prisma.sql`AND asset.id = ${assetId}::uuid`]),
      ...(namespace === null ? [] : [Prisma.sql`AND asset.namespace = ${namespace}`]),
      ...(labels === null
        ? []
        : among
          ? [Prisma.sql`AND asset.id = ANY(${[...among]}::uuid[])`]
          : [Prisma.sql`AND asset.id IN (SELECT asset_id FROM exemption_asset WHERE exemption_id = ${id}::uuid)`]),
      checkId === null
        ? Prisma.sql`AND EXISTS (SELECT 1 FROM assessment AS a WHERE a.asset_id = asset.id)`
        : Prisma.sql`AND EXISTS (SELECT 1 FROM assessment AS a WHERE a.asset_id = asset.id AND a.check_id = ${checkId}
            AND a.status <> 'not-applicable')`,
    ],
    ' ',
  )
}
