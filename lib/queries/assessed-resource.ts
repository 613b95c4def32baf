import { rankFacts } from '@/lib/assess/failure-rank'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AssessmentStatus, Evidence } from '@/lib/model/assessment'
import type { AssetKind } from '@/lib/model/asset'
import type { AssessedResource } from '@/lib/model/posture'

export type ResourceRow = {
  asset_id: string
  environment_id: string
  environment: string
  name: string
  kind: AssetKind
  namespace: string | null
  cluster: string | null
  exposed: boolean
  rank: number
  status: AssessmentStatus
  exempt: boolean
  reason: string | null
  evidence: Evidence[]
  evidence_at: Date
  status_changed_at: Date
}

/** What is read of an assessment `a` with its asset; joins below. */
export const resourceColumns = Prisma.raw(`a.asset_id, a.environment_id, environment.name AS environment, asset.name,
  asset.kind, asset.namespace, cluster.name AS cluster, asset.exposed, a.rank, a.status, a.reason, a.evidence, a.evidence_at,
  a.status_changed_at`)

export const resourceJoins = Prisma.raw(`JOIN asset ON asset.id = a.asset_id
  JOIN environment ON environment.id = a.environment_id
  LEFT JOIN asset AS cluster ON cluster.id = asset.cluster_id`)

/** Whether an exemption that counts now, by the database's clock, covers the assessment `a`. */
export const exemptNow = Prisma.raw(`EXISTS (
  SELECT 1 FROM exemption AS e
  WHERE e.environment_id = a.environment_id AND e.revoked_at IS NULL AND e.rejected_at IS NULL
    AND (NOT e.needs_approval OR e.approved_at IS NOT NULL) AND (e.expires_at IS NULL OR e.expires_at > clock_timestamp())
    AND (e.check_id IS NULL OR e.check_id = a.check_id)
    AND (e.asset_id = a.asset_id OR (e.asset_id IS NULL
      AND (e.namespace IS NULL OR e.namespace = (SELECT namespace FROM asset WHERE asset.id = a.asset_id))
      AND (e.labels IS NULL OR EXISTS (SELECT 1 FROM exemption_asset AS m WHERE m.asset_id = a.asset_id AND m.exemption_id = e.id)))))`)

export function toResource(row: ResourceRow): AssessedResource {
  return {
    assetId: row.asset_id,
    name: row.name,
    kind: row.kind,
    namespace: row.namespace,
    cluster: row.cluster,
    environmentId: row.environment_id,
    environment: row.environment,
    exposed: row.exposed,
    privileged: rankFacts(row.rank).privileged,
    status: row.status,
    exempt: row.exempt,
    reason: row.reason,
    evidence: row.evidence,
    since: row.status_changed_at.toISOString(),
    evidenceAt: row.evidence_at.toISOString(),
  }
}
