import { z } from 'zod'
import type { Database } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AssetKind } from '@/lib/model/asset'
import type { Scope } from '@/lib/operation'
import { assetColumns, assetJoins, type AssetRow } from './asset-item'

/** The path parameter of an asset. */
export const assetIdInput = z.uuid()

/**
 * The asset with this id as far as the asking person may see it. Throws OperationError not-found for one that does not
 * exist, is of another kind than asked for, or lies outside the scope.
 */
export async function assetInScope(
  db: Database,
  scope: Scope,
  id: string,
  kind?: AssetKind,
): Promise<AssetRow & { key: string }> {
  const within = scope === 'all' ? Prisma.empty : Prisma.sql`AND a.environment_id = ANY(${scope}::uuid[])`
  const [row] = await db.$queryRaw<(AssetRow & { key: string })[]>`
    SELECT ${assetColumns}, a.key FROM asset AS a ${assetJoins} WHERE a.id = ${id}::uuid ${within}`
  if (!row || (kind !== undefined && row.kind !== kind)) {
    throw new OperationError('not-found', `There is no such ${kind ?? 'asset'}, or it is not yours to see.`)
  }
  return row
}
