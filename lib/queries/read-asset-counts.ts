import { z } from 'zod'
import { assetKinds } from '@/lib/model/asset'
import type { AssetCounts } from '@/lib/model/inventory'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'

/** Present assets by kind: exact, from the tally. */
export const readAssetCounts = defineQuery({
  permission: 'assets:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope }, { environment }): Promise<AssetCounts> {
    const environments = await environmentsInScope(db, scope, environment)
    const rows = await db.assetTally.groupBy({
      by: ['kind'],
      where: { environmentId: { in: environments } },
      _sum: { count: true },
    })
    const kinds = assetKinds.map((kind) => ({
      kind,
      count: rows.find((row) => row.kind === kind)?._sum.count ?? 0,
    }))
    return { total: kinds.reduce((sum, row) => sum + row.count, 0), kinds }
  },
})
