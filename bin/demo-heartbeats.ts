import { collectorVersion } from '@/collectors/version'
import { db } from '@/lib/db'
import { collectorHealth } from '@/lib/model/collector-health'
import type { CollectorHeartbeat } from '@/lib/model/heartbeat'
import { clusterOfKey } from '@/lib/model/key'

type Watched = {
  collectorId: string
  environmentId: string
  lastSeenAt: Date
  createdAt: Date
  rhythm: number | null
  assetId: string
  key: string
  version: string | null
  distribution: string | null
  objects: Record<string, number>
}

/**
 * Lets the collectors of the demo's clusters say that they live, with counts of what they reported: those that are on
 * time in the story as of `at`, the others when they were last seen.
 */
export async function beatDemoClusters(story: Date, at: Date): Promise<void> {
  const rows = await db().$queryRaw<Watched[]>`
    SELECT DISTINCT ON (asset.id) collector.id AS "collectorId", collector.environment_id AS "environmentId",
      collector.last_seen_at AS "lastSeenAt", collector.created_at AS "createdAt", collector.rhythm,
      asset.id AS "assetId", asset.key, asset.attributes->>'version' AS version,
      asset.attributes->>'distribution' AS distribution,
      (SELECT coalesce(jsonb_object_agg(kind, count), '{}') FROM (
        SELECT attributes->>'kind' AS kind, count(*)::int AS count FROM asset AS held
        WHERE held.cluster_id = asset.id AND held.gone_at IS NULL AND held.attributes ? 'kind'
        GROUP BY 1) AS counts) AS objects
    FROM coverage JOIN asset ON asset.id = coverage.asset_id AND asset.kind = 'cluster' AND asset.gone_at IS NULL
    JOIN report ON report.id = coverage.report_id JOIN collector ON collector.id = report.collector_id
    WHERE coverage.source = 'kubernetes' AND collector.last_seen_at IS NOT NULL
    ORDER BY asset.id, coverage.evidence_at DESC`
  for (const row of rows) {
    const isOnTime = collectorHealth({ ...row, revokedAt: null, expiresAt: null }, story) === 'reporting'
    const heard = isOnTime ? at : row.lastSeenAt
    const objects = Object.values(row.objects).reduce((sum, count) => sum + count, 0)
    const facts: CollectorHeartbeat = {
      collector: 'kubernetes',
      version: collectorVersion,
      memory: 74_000_000 + objects * 4_000,
      uptime: Math.max(0, Math.round((heard.getTime() - row.createdAt.getTime()) / 1_000)),
      cluster: {
        uid: clusterOfKey(row.key) ?? row.key,
        version: row.version,
        distribution: row.distribution ?? 'vanilla',
        nodes: row.objects.Node ?? 0,
        objects: row.objects,
        inStep: true,
        unreadable: [],
      },
      spool: { reports: 0, bytes: 0 },
      trouble: null,
    }
    const { assetId, collectorId, environmentId } = row
    await db().collectorHeartbeat.upsert({
      where: { assetId_collectorId: { assetId, collectorId } },
      create: { assetId, collectorId, environmentId, at: heard, facts },
      update: { at: heard, facts },
    })
  }
}
