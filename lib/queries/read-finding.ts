import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { fixStatusSchema } from '@/lib/model/finding'
import type { FindingDetail, FindingWitness } from '@/lib/model/inventory'
import type { Json } from '@/lib/model/json'
import { severitySchema } from '@/lib/model/severity'
import { defineQuery } from '@/lib/operation'
import { findingColumns, toFindingItem, type FindingRow } from './finding-item'

type Row = FindingRow & {
  environment: string
  cluster_id: string | null
  cluster_name: string | null
  detail: Record<string, Json>
  reopened: number
  changed_at: Date
}

/** What a witness's row holds; anything else in it says nothing. */
const statementSchema = z.object({
  title: z.string().nullable().catch(null),
  severity: severitySchema.nullable().catch(null),
  fixedVersion: z.string().nullable().catch(null),
  fixStatus: fixStatusSchema.nullable().catch(null),
})
const silent = { title: null, severity: null, fixedVersion: null, fixStatus: null }

/** One finding with all that its tools say, where they disagree too. */
export const readFinding = defineQuery({
  permission: 'findings:read',
  input: z.strictObject({ asset: z.uuid(), fingerprint: z.uuid() }),
  async run({ db, scope }, { asset, fingerprint }): Promise<FindingDetail> {
    const within = scope === 'all' ? Prisma.empty : Prisma.sql`AND f.environment_id = ANY(${scope}::uuid[])`
    const [[row], witnesses] = await Promise.all([
      db.$queryRaw<Row[]>`
        SELECT ${findingColumns}, environment.name AS environment, cluster.id AS cluster_id,
          cluster.name AS cluster_name, f.detail, f.reopened, f.changed_at
        FROM finding AS f JOIN asset ON asset.id = f.asset_id JOIN environment ON environment.id = f.environment_id
        LEFT JOIN asset AS cluster ON cluster.id = asset.cluster_id
        WHERE f.asset_id = ${asset}::uuid AND f.fingerprint = ${fingerprint}::uuid ${within}`,
      db.findingWitness.findMany({ where: { assetId: asset, fingerprint }, orderBy: { source: 'asc' } }),
    ])
    if (!row) throw new OperationError('not-found', 'There is no such finding, or it is not yours to see.')
    return {
      ...toFindingItem(row),
      environment: row.environment,
      cluster: row.cluster_id === null ? null : { id: row.cluster_id, name: row.cluster_name ?? '' },
      detail: row.detail,
      reopened: row.reopened,
      changedAt: row.changed_at.toISOString(),
      witnesses: witnesses.map((witness): FindingWitness => ({
        source: witness.source,
        ...(statementSchema.safeParse(witness.statement).data ?? silent),
        evidenceAt: witness.evidenceAt.toISOString(),
      })),
    }
  },
})
