import { Prisma } from '@/lib/generated/prisma/client'
import type { AssetKind } from '@/lib/model/asset'
import type { Json } from '@/lib/model/json'
import type { AssetItem } from '@/lib/model/inventory'
import { severityOfRank, type Severity } from '@/lib/model/severity'

export type AssetRow = {
  id: string
  environment_id: string
  environment: string
  kind: AssetKind
  name: string
  namespace: string | null
  cluster_id: string | null
  cluster_name: string | null
  attributes: Record<string, Json>
  running: boolean
  exposed: boolean
  risk: number
  first_seen_at: Date
  evidence_at: Date
  gone_at: Date | null
}

/** The columns of an item, from `asset AS a JOIN environment LEFT JOIN asset AS cluster`. */
export const assetColumns = Prisma.raw(`a.id, a.environment_id, environment.name AS environment, a.kind, a.name,
  a.namespace, a.cluster_id, cluster.name AS cluster_name, a.attributes, a.running, a.exposed, a.risk, a.first_seen_at,
  a.evidence_at, a.gone_at`)
export const assetJoins = Prisma.raw(`JOIN environment ON environment.id = a.environment_id
  LEFT JOIN asset AS cluster ON cluster.id = a.cluster_id`)

/** The worst severity that `asset.risk` holds (see lib/store/asset-risk); null for no open finding. */
export function worstSeverity(risk: number): Severity | null {
  const rank = Math.floor(risk / 1e13)
  return rank === 0 ? null : severityOfRank(rank)
}

/** A row of `assetColumns` as the API shows it; for `lastSeenAt` see last-seen. */
export function toAssetItem(row: AssetRow, lastSeenAt: Date): AssetItem {
  const { kind } = row.attributes
  return {
    id: row.id,
    environmentId: row.environment_id,
    environment: row.environment,
    kind: row.kind,
    objectKind: typeof kind === 'string' ? kind : null,
    name: row.name,
    namespace: row.namespace,
    cluster: row.cluster_id === null ? null : { id: row.cluster_id, name: row.cluster_name ?? '' },
    running: row.running,
    exposed: row.exposed,
    worst: worstSeverity(row.risk),
    firstSeenAt: row.first_seen_at.toISOString(),
    evidenceAt: row.evidence_at.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    goneAt: row.gone_at?.toISOString() ?? null,
  }
}
