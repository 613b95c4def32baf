import type { Database } from '@/lib/db'
import type { AssetRow } from './asset-item'

type Described = Pick<AssetRow, 'id' | 'evidence_at' | 'gone_at'>

/**
 * When a report last showed each asset. `asset.evidence_at` moves only when the description changes. Besides, an asset
 * was there when a source last spoke of itself, when its cluster last sent a whole list of its kind, and, for an image,
 * when such a list last held what runs it (a few are looked at). What is gone was seen when it was last described.
 */
export async function lastSeenOf(db: Database, rows: readonly Described[]): Promise<(row: Described) => Date> {
  const present = rows.filter((row) => row.gone_at === null).map((row) => row.id)
  // The names of lists are those of lib/store/list-coverage: `assets:KIND:OBJECT:NAMESPACE`, a star for any.
  const seen = await db.$queryRaw<{ id: string; at: Date }[]>`
    SELECT wanted.id, max(coverage.evidence_at) AS at
    FROM unnest(${present}::uuid[]) AS wanted (id)
    CROSS JOIN LATERAL (
      SELECT wanted.id AS place, NULL::text[] AS scopes
      UNION ALL
      SELECT listed.cluster_id, ARRAY(
        SELECT 'assets:' || listed.kind || ':' || object || ':' || namespace
        FROM unnest(ARRAY['*', listed.attributes->>'kind']) AS object,
          unnest(ARRAY['*', listed.namespace]) AS namespace
        WHERE object IS NOT NULL AND namespace IS NOT NULL)
      FROM (
        SELECT wanted.id AS id
        UNION ALL
        (SELECT asset_id FROM edge WHERE target_id = wanted.id AND kind = 'runs' LIMIT 20)
      ) AS one JOIN asset AS listed ON listed.id = one.id
      WHERE listed.gone_at IS NULL AND listed.cluster_id IS NOT NULL
    ) AS known
    JOIN coverage ON coverage.asset_id = known.place
      AND (known.scopes IS NULL OR (coverage.complete AND coverage.scope = ANY(known.scopes)))
    GROUP BY wanted.id`
  const newest = new Map(seen.map((row) => [row.id, row.at]))
  return (row) => {
    const at = newest.get(row.id)
    return at !== undefined && at > row.evidence_at ? at : row.evidence_at
  }
}
