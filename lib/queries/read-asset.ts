import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { alertClass } from '@/lib/model/alert-class'
import type { AssetKind, EdgeKind } from '@/lib/model/asset'
import { findingKinds } from '@/lib/model/finding'
import type { AssetDetail } from '@/lib/model/inventory'
import { countOf, severityTotals } from '@/lib/model/severity-totals'
import { defineQuery } from '@/lib/operation'
import { assetAssessments } from './asset-assessments'
import { assetCoverage } from './asset-coverage'
import { assetIdInput, assetInScope } from './asset-in-scope'
import { toAssetItem, type AssetRow } from './asset-item'
import { heartbeatsOf } from './heartbeats'
import { lastSeenOf } from './last-seen'
import { countLimit } from './page'

/** The least class of an open alert: see lib/model/alert-class. */
const leastOpen = alertClass('in-progress', 'informational') - (alertClass('in-progress', 'informational') % 10)

/** One asset: facts, posture with evidence, what is found on it, what it holds and how fresh all that is. */
export const readAsset = defineQuery({
  permission: 'assets:read',
  input: z.strictObject({ id: assetIdInput }),
  async run({ db, scope, now }, { id }): Promise<AssetDetail> {
    const asset = await assetInScope(db, scope, id)
    const [tallies, assessments, coverage, references, alerts, holds, relations, lastSeen, heartbeats] =
      await Promise.all([
        db.assetFindingTally.findMany({ where: { assetId: id, count: { gt: 0 } } }),
        assetAssessments(db, asset),
        assetCoverage(db, id),
        db.assetReference.findMany({ where: { assetId: id }, orderBy: { reference: 'asc' }, take: 100 }),
        countAlerts(db, id),
        countHeld(db, asset),
        countRelations(db, id),
        lastSeenOf(db, [asset]),
        asset.kind === 'cluster' || asset.kind === 'docker-host' ? heartbeatsOf(db, { assetId: id }, now) : [],
      ])
    return {
      ...toAssetItem(asset, lastSeen(asset)),
      key: asset.key,
      attributes: asset.attributes,
      references: references.map((row) => row.reference),
      severities: severityTotals(tallies),
      findings: findingKinds
        .map((kind) => ({ kind, count: countOf(tallies, (facets) => facets.kind === kind) }))
        .filter((row) => row.count > 0),
      assessments,
      alerts,
      coverage,
      heartbeats,
      holds,
      relations,
    }
  },
})

async function countAlerts(db: Database, id: string): Promise<AssetDetail['alerts']> {
  const [row] = await db.$queryRaw<{ open: number; total: number }[]>`
    SELECT count(*) FILTER (WHERE class >= ${leastOpen})::int AS open, count(*)::int AS total FROM (
      SELECT class FROM alert WHERE asset_id = ${id}::uuid LIMIT ${countLimit + 1}) AS its`
  const total = row?.total ?? 0
  return { open: row?.open ?? 0, total: Math.min(total, countLimit), capped: total > countLimit }
}

async function countHeld(db: Database, asset: AssetRow): Promise<AssetDetail['holds']> {
  const isWhole = asset.kind === 'cluster' || asset.kind === 'docker-host'
  if (!isWhole && asset.kind !== 'namespace') return []
  const place = isWhole
    ? Prisma.sql`cluster_id = ${asset.id}::uuid`
    : Prisma.sql`environment_id = ${asset.environment_id}::uuid AND namespace = ${asset.name}
          AND cluster_id IS NOT DISTINCT FROM ${asset.cluster_id}::uuid`
  return db.$queryRaw<{ kind: AssetKind; count: number }[]>`
    SELECT kind, count(*)::int AS count FROM asset WHERE ${place} AND gone_at IS NULL GROUP BY kind ORDER BY kind`
}

async function countRelations(db: Database, id: string): Promise<AssetDetail['relations']> {
  return db.$queryRaw<{ direction: 'in' | 'out'; kind: EdgeKind; count: number }[]>`
    SELECT 'out' AS direction, kind, count(DISTINCT target_id)::int AS count FROM edge
    WHERE asset_id = ${id}::uuid GROUP BY kind
    UNION ALL
    SELECT 'in', kind, count(DISTINCT asset_id)::int FROM edge WHERE target_id = ${id}::uuid GROUP BY kind
    ORDER BY direction, kind`
}
