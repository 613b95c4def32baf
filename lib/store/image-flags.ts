import type { Transaction } from '@/lib/db'

/**
 * An image runs while a workload with replicas runs it, and is exposed while such a workload can be reached from
 * outside. Recomputes both for these images, writes only what changed, and returns the ids of those images.
 */
export async function refreshImageFlags(tx: Transaction, imageIds: ReadonlySet<string>): Promise<string[]> {
  if (imageIds.size === 0) return []
  const changed = await tx.$queryRaw<{ id: string }[]>`
    WITH now AS (
      SELECT image.id, COALESCE(bool_or(workload.id IS NOT NULL), false) AS running,
        COALESCE(bool_or(workload.exposed), false) AS exposed
      FROM asset AS image
      LEFT JOIN edge ON edge.target_id = image.id AND edge.kind = 'runs'
      LEFT JOIN asset AS workload ON workload.id = edge.asset_id AND workload.gone_at IS NULL
        AND workload.attributes->>'replicas' IS DISTINCT FROM '0'
      WHERE image.id = ANY(${[...imageIds]}::uuid[]) AND image.kind = 'image'
      GROUP BY image.id)
    UPDATE asset SET running = now.running, exposed = now.exposed FROM now
    WHERE asset.id = now.id AND (asset.running, asset.exposed) IS DISTINCT FROM (now.running, now.exposed)
    RETURNING asset.id`
  return changed.map((row) => row.id)
}
