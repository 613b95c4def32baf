import type { Database } from '@/lib/db'
import { collectorHeartbeatSchema, freshnessOf, type HeartbeatView } from '@/lib/model/heartbeat'

type Of = { assetId: string } | { collectorId: string }
type Row = { asset_id: string; collector_id: string; collector: string; at: Date; facts: unknown }

/** What collectors of ours last said of a cluster, or one collector of all its clusters; the newest first. */
export async function heartbeatsOf(db: Database, of: Of, now: Date): Promise<HeartbeatView[]> {
  const asset = 'assetId' in of ? of.assetId : null
  const collector = 'collectorId' in of ? of.collectorId : null
  const rows = await db.$queryRaw<Row[]>`
    SELECT asset_id, collector_id, collector.name AS collector, at, facts
    FROM collector_heartbeat JOIN collector ON collector.id = collector_id
    WHERE (${asset}::uuid IS NULL OR asset_id = ${asset}::uuid)
      AND (${collector}::uuid IS NULL OR collector_id = ${collector}::uuid)
    ORDER BY at DESC, asset_id LIMIT 20`
  return rows.flatMap((row) => {
    const facts = collectorHeartbeatSchema.safeParse(row.facts)
    if (!facts.success) return []
    return {
      collectorId: row.collector_id,
      collector: row.collector,
      assetId: row.asset_id,
      at: row.at.toISOString(),
      freshness: freshnessOf(row.at, now),
      facts: facts.data,
    }
  })
}
