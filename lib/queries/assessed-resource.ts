import { rankFacts } from '@/lib/assess/failure-rank'
import type { Transaction } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AssessmentStatus, Evidence } from '@/lib/model/assessment'
import type { AssetKind } from '@/lib/model/asset'
import type { DecidingExemption, GovernedFailure } from '@/lib/model/governance'
import type { AssessedResource, WitnessView } from '@/lib/model/posture'
import { decidingExemptions } from './deciding-exemptions'
import { readWitnesses } from './read-witnesses'

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
  owner_id: string | null
  owner: string | null
  due_at: Date | null
  overdue: boolean | null
  grace: boolean
  witness: string | null
  disputed: boolean
}

/** What is read of an assessment `a` with its asset; joins below. */
export const resourceColumns = Prisma.raw(`a.asset_id, a.environment_id, environment.name AS environment, asset.name,
  asset.kind, asset.namespace, cluster.name AS cluster, asset.exposed, a.rank, a.status, a.reason, a.evidence, a.evidence_at,
  a.status_changed_at, a.owner_id, owner.name AS owner, a.due_at, a.due_at <= clock_timestamp() AS overdue, a.grace, a.witness, a.disputed`)

export const resourceJoins = Prisma.raw(`JOIN asset ON asset.id = a.asset_id
  JOIN environment ON environment.id = a.environment_id
  LEFT JOIN asset AS cluster ON cluster.id = asset.cluster_id LEFT JOIN "user" AS owner ON owner.id = a.owner_id`)

/** Whether an exemption that counts now, by the database's clock, covers the assessment `a`. */
export const exemptNow = Prisma.raw(`EXISTS (
  SELECT 1 FROM exemption AS e
  WHERE e.environment_id = a.environment_id AND e.revoked_at IS NULL AND e.rejected_at IS NULL
    AND (NOT e.needs_approval OR e.approved_at IS NOT NULL) AND (e.expires_at IS NULL OR e.expires_at > clock_timestamp())
    AND (e.check_id IS NULL OR e.check_id = a.check_id)
    AND (e.asset_id = a.asset_id OR (e.asset_id IS NULL
      AND (e.namespace IS NULL OR e.namespace = (SELECT namespace FROM asset WHERE asset.id = a.asset_id))
      AND (e.labels IS NULL OR EXISTS (SELECT 1 FROM exemption_asset AS m WHERE m.asset_id = a.asset_id AND m.exemption_id = e.id)))))`)

/** These rows as the API tells them, with the exemptions that decide over them. */
export async function toResources(
  db: Transaction,
  checkId: string,
  rows: readonly ResourceRow[],
): Promise<AssessedResource[]> {
  const results = rows.map((row) => ({ assetId: row.asset_id, environmentId: row.environment_id, checkId }))
  const exemptions = await decidingExemptions(db, results)
  const witnesses = await readWitnesses(db, results)
  return rows.map((row) => {
    const name = `${row.asset_id} ${checkId}`
    return toResource(row, exemptions.get(name) ?? null, witnesses.get(name) ?? [])
  })
}

/** Who is to mend a failure, as it is stored; null where nobody was named. */
export function governedOf(
  row: Pick<ResourceRow, 'owner_id' | 'owner' | 'due_at' | 'overdue' | 'grace'>,
): GovernedFailure | null {
  if (row.owner_id === null || row.due_at === null) return null
  const owner = row.owner ?? row.owner_id
  return {
    ownerId: row.owner_id,
    owner,
    dueAt: row.due_at.toISOString(),
    overdue: row.overdue === true,
    grace: row.grace,
  }
}

function toResource(row: ResourceRow, exemption: DecidingExemption | null, witnesses: WitnessView[]): AssessedResource {
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
    exemption,
    governed: governedOf(row),
    reason: row.reason,
    evidence: row.evidence,
    judgedBy: row.witness,
    disputed: row.disputed,
    witnesses,
    since: row.status_changed_at.toISOString(),
    evidenceAt: row.evidence_at.toISOString(),
  }
}
