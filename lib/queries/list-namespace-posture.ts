import { z } from 'zod'
import { checkById } from '@/lib/assess/catalogue'
import { rankFacts } from '@/lib/assess/failure-rank'
import type { AssetKind } from '@/lib/model/asset'
import type { NamespaceFailure } from '@/lib/model/namespace-failure'
import { severityRank } from '@/lib/model/severity'
import { defineQuery } from '@/lib/operation'
import { exemptNow } from './assessed-resource'
import { assetIdInput, assetInScope } from './asset-in-scope'
import { controlName } from './check-entry'
import { pageOfAll } from './page-of-all'
import { pageInput, type Page } from './page'

type Row = { check_id: string; resources: number; asset_id: string; name: string; kind: AssetKind; rank: number }

/**
 * What fails on the objects inside a namespace, by recommendation, the worst first, each with the most urgent resource.
 * Exempt failures are left out. A namespace without objects, and any other kind of asset, has none.
 */
export const listNamespacePosture = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ id: assetIdInput, ...pageInput }),
  async run({ db, scope }, { id, limit, cursor }): Promise<Page<NamespaceFailure>> {
    const asset = await assetInScope(db, scope, id)
    if (asset.kind !== 'namespace') return pageOfAll([], limit, cursor)
    const rows = await db.$queryRaw<Row[]>`
      SELECT DISTINCT ON (check_id) check_id, count(*) OVER (PARTITION BY check_id)::int AS resources, asset.id AS asset_id,
        asset.name, asset.kind, rank
      FROM asset JOIN assessment AS a ON a.asset_id = asset.id AND status = 'unhealthy' AND NOT ${exemptNow}
      WHERE asset.environment_id = ${asset.environment_id}::uuid AND cluster_id = ${asset.cluster_id}::uuid AND asset.namespace = ${asset.name} AND gone_at IS NULL
      ORDER BY check_id, rank DESC, asset.name, asset.id`
    const failures = rows.flatMap((row): NamespaceFailure[] => {
      const check = checkById(row.check_id)
      if (!check) return []
      return [
        {
          id: check.id,
          name: check.name,
          severity: check.severity,
          controlName: controlName(check.control),
          resources: row.resources,
          worst: { assetId: row.asset_id, name: row.name, kind: row.kind, ...rankFacts(row.rank) },
        },
      ]
    })
    const ordered = failures.toSorted(
      (a, b) =>
        severityRank[b.severity] - severityRank[a.severity] || b.resources - a.resources || (a.id < b.id ? -1 : 1),
    )
    return pageOfAll(ordered, limit, cursor)
  },
})
