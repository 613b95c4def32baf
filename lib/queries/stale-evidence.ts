import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { oldObjects } from '@/lib/model/gap'
import type { ScoreMove } from '@/lib/model/posture'
import { newestList, readListings } from './evidence-freshness'
import { countLimit } from './page'

/** A time, after `from` up to and with `to`. */
export type Span = { from: Date; to: Date }

/**
 * Assessed resources whose evidence became a day old within the span and has not been renewed since, with the time of
 * the last word on them (`at`): objects by the newest list of their cluster, images by their newest scan. They are
 * counted as they stood then. A statement that lists `asset_id`, `at`.
 */
export async function staleEvidence(
  db: Database,
  environments: readonly string[],
  { from, to }: Span,
): Promise<Prisma.Sql> {
  const ids = [...environments]
  const [first, last] = [from, to].map((time) => new Date(time.getTime() - oldObjects))
  const { clusters, listings } = await readListings(db, ids)
  const silent = clusters.flatMap(({ id, key }) => {
    // Of a cluster that was never listed each object has only its own time.
    const at = newestList(key, listings) ?? new Date(0)
    return last === undefined || at > last ? [] : [{ id, at }]
  })
  return Prisma.sql`
    SELECT asset.id AS asset_id, GREATEST(asset.evidence_at, silent.at) AS at
    FROM unnest(${silent.map(({ id }) => id)}::uuid[], ${silent.map(({ at }) => at)}::timestamptz[]) AS silent (id, at)
    JOIN asset ON asset.cluster_id = silent.id AND kind <> 'image' AND gone_at IS NULL
    WHERE GREATEST(asset.evidence_at, silent.at) > ${first} AND GREATEST(asset.evidence_at, silent.at) <= ${last}
      AND EXISTS (SELECT FROM assessment WHERE assessment.asset_id = asset.id AND status <> 'not-applicable')
    UNION ALL
    SELECT coverage.asset_id, coverage.evidence_at FROM coverage
    WHERE environment_id = ANY(${ids}::uuid[]) AND scope = 'findings:vulnerability'
      AND evidence_at > ${first} AND evidence_at <= ${last}
      AND NOT EXISTS (SELECT FROM coverage AS newer WHERE newer.asset_id = coverage.asset_id
        AND newer.scope = coverage.scope AND (newer.evidence_at, newer.source) > (coverage.evidence_at, coverage.source))
      AND EXISTS (SELECT FROM assessment WHERE assessment.asset_id = coverage.asset_id
        AND check_id = 'image-vulnerabilities' AND status <> 'not-applicable')`
}

/** The same as a line among the causes: it moves nothing, but says what the score no longer knows. Null for none. */
export async function staleMove(db: Database, environments: readonly string[], span: Span): Promise<ScoreMove | null> {
  const stale = await staleEvidence(db, environments, span)
  const [row] = await db.$queryRaw<{ count: number; at: Date | null; assets: string[] }[]>`
    SELECT count(*)::int AS count, max(at) AS at, COALESCE((array_agg(name ORDER BY at DESC, name))[1:5], '{}') AS assets
    FROM (SELECT found.at, name FROM (${stale} LIMIT ${countLimit}) AS found JOIN asset ON asset.id = found.asset_id) AS told`
  if (!row || row.count === 0 || row.at === null) return null
  const at = new Date(row.at.getTime() + oldObjects).toISOString()
  return { cause: 'evidence-stale', checkId: null, checkName: null, count: row.count, delta: 0, at, assets: row.assets }
}
