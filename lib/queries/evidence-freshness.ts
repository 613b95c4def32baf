import type { Database } from '@/lib/db'
import type { Freshness } from '@/lib/model/estate-coverage'
import { countLimit } from './page'

const hour = 3_600_000

type Listing = { subject: string; at: Date }

/**
 * How many of the assessed resources were reported on within the last hour and day. Counts the stale ones, which are
 * few in an estate that reports: objects of clusters whose newest list is old, and images whose newest scan is old.
 */
export async function readFreshness(
  db: Database,
  environments: readonly string[],
  assessed: number,
  now: Date,
): Promise<Freshness> {
  const ids = [...environments]
  const { clusters, listings } = await readListings(db, ids)
  const [hourly = 0, daily = 0] = await countStale(
    db,
    ids,
    [hour, 24 * hour].map((age) => {
      const before = new Date(now.getTime() - age)
      return { clusters: staleClusters(clusters, listings, before), before }
    }),
  )
  return {
    total: assessed,
    hour: Math.max(0, assessed - hourly),
    day: Math.max(0, assessed - daily),
    capped: Math.max(hourly, daily) > countLimit,
  }
}

/**
 * The clusters, and the newest lists of objects that each collector sent, with what they were about. A list that says
 * the same again is not stored, so the time of a collector's newest one is when the collector was last seen.
 */
export async function readListings(db: Database, environments: readonly string[]) {
  const rows = await db.$queryRaw<{ cluster: string | null; key: string; at: Date }[]>`
    SELECT id AS cluster, key, evidence_at AS at FROM asset
    WHERE environment_id = ANY(${[...environments]}::uuid[]) AND kind = 'cluster' AND gone_at IS NULL
    UNION ALL
    SELECT NULL, listing.subject, CASE WHEN place = 1 AND duplicates > 0 THEN GREATEST(listing.at, last_seen_at) ELSE listing.at END
    FROM collector CROSS JOIN LATERAL (
      SELECT subject, duplicates, COALESCE(collected_at, received_at) AS at, row_number() OVER (ORDER BY received_at DESC) AS place
      FROM report WHERE collector_id = collector.id AND format = 'kubernetes' AND status = 'processed' AND subject IS NOT NULL
      ORDER BY received_at DESC LIMIT 20) AS listing
    WHERE environment_id = ANY(${[...environments]}::uuid[]) AND 'kubernetes' = ANY(formats)`
  return {
    clusters: rows.flatMap(({ cluster, key }) => (cluster === null ? [] : [{ id: cluster, key }])),
    listings: rows.flatMap(({ cluster, key, at }): Listing[] => (cluster === null ? [{ subject: key, at }] : [])),
  }
}

/** The clusters of which no list is as new as `before`. */
export function staleClusters(
  clusters: readonly { id: string; key: string }[],
  listings: readonly Listing[],
  before: Date,
): string[] {
  return clusters.filter(({ key }) => (newestList(key, listings) ?? new Date(0)) < before).map(({ id }) => id)
}

/** The time of the newest list of a cluster's objects; null without one. A subject is the keys of what a report covers, by spaces. */
export function newestList(cluster: string, listings: readonly Listing[]): Date | null {
  const own = listings.filter(({ subject }) =>
    subject.split(' ').some((part) => part === cluster || part.startsWith(`${cluster}/`)),
  )
  return own.length === 0 ? null : new Date(Math.max(...own.map(({ at }) => at.getTime())))
}

/** How many assessed resources nobody reported on since each of these times; of each sort only so many are counted. */
async function countStale(
  db: Database,
  environments: readonly string[],
  since: readonly { clusters: readonly string[]; before: Date }[],
): Promise<number[]> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT (objects.count + images.count)::int AS count
    FROM unnest(${since.map(({ before }) => before)}::timestamptz[], ${since.map(({ clusters }) => clusters.join(' '))}::text[])
      WITH ORDINALITY AS asked (before, clusters, place)
    CROSS JOIN LATERAL (SELECT count(*) FROM (
      SELECT 1 FROM asset
      WHERE cluster_id = ANY(string_to_array(asked.clusters, ' ')::uuid[]) AND kind <> 'image' AND gone_at IS NULL
        AND evidence_at < asked.before
        AND EXISTS (SELECT 1 FROM assessment WHERE asset_id = asset.id AND status <> 'not-applicable')
      LIMIT ${countLimit + 1}) AS object) AS objects
    CROSS JOIN LATERAL (SELECT count(*) FROM (
      SELECT 1 FROM coverage
      WHERE environment_id = ANY(${[...environments]}::uuid[]) AND evidence_at < asked.before AND scope = 'findings:vulnerability'
        AND NOT EXISTS (SELECT 1 FROM coverage AS newer WHERE newer.asset_id = coverage.asset_id
          AND newer.scope = coverage.scope AND (newer.evidence_at, newer.source) > (coverage.evidence_at, coverage.source))
        AND EXISTS (SELECT 1 FROM assessment WHERE assessment.asset_id = coverage.asset_id
          AND check_id = 'image-vulnerabilities' AND status <> 'not-applicable')
      LIMIT ${countLimit + 1}) AS image) AS images
    ORDER BY asked.place`
  return rows.map((row) => row.count)
}
