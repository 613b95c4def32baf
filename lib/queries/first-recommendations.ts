import { rankFacts } from '@/lib/assess/failure-rank'
import type { Database } from '@/lib/db'
import { openAlertStatuses } from '@/lib/model/alert'
import type { FirstAction } from '@/lib/model/overview'
import { exemptNow } from './assessed-resource'
import type { EstateTallies } from './estate-tallies'
import { standRecommendations } from './recommendation-standing'

type Place = {
  check_id: string
  asset_id: string
  name: string
  namespace: string | null
  rank: number
  alerted: boolean
}

/** So many failures of a check, the most urgent ones, are asked for an open alert to find the place to begin. */
const looked = 20

/** The worst recommendations with the place to begin: one with an open alert, then the most urgent failure. */
export async function firstRecommendations(
  db: Database,
  { standing, checks: counts }: Pick<EstateTallies, 'standing' | 'checks'>,
  limit: number,
): Promise<FirstAction[]> {
  const rows = standRecommendations(standing, counts)
    // Images have their findings in the ranking already.
    .filter((row) => row.unhealthy > 0 && !row.preview && row.id !== 'image-vulnerabilities')
    .slice(0, limit)
  if (rows.length === 0) return []
  const places = await db.$queryRaw<Place[]>`
    SELECT DISTINCT ON (wanted.place) wanted.check_id, asset.id AS asset_id, asset.name, asset.namespace, failing.rank,
      EXISTS (SELECT FROM alert WHERE alert.asset_id = asset.id AND status = ANY(${[...openAlertStatuses]}::text[])) AS alerted
    FROM unnest(${rows.map((row) => row.id)}::text[]) WITH ORDINALITY AS wanted (check_id, place)
    CROSS JOIN LATERAL (
      SELECT found.* FROM unnest(${standing.map((one) => one.id)}::uuid[]) AS own (id)
      CROSS JOIN LATERAL (
        SELECT asset_id, rank FROM assessment AS a
        WHERE a.check_id = wanted.check_id AND status = 'unhealthy' AND a.environment_id = own.id AND NOT ${exemptNow}
        ORDER BY rank DESC, asset_id DESC LIMIT ${looked}) AS found
      ORDER BY rank DESC LIMIT ${looked}) AS failing
    JOIN asset ON asset.id = failing.asset_id
    ORDER BY wanted.place, alerted DESC, failing.rank DESC, asset.name COLLATE "C"`
  return rows.flatMap((row) => {
    const place = places.find((one) => one.check_id === row.id)
    if (!place) return []
    const reach = rankFacts(place.rank)
    return [
      {
        kind: 'recommendation' as const,
        id: row.id,
        findingKind: null,
        title: row.name,
        severity: row.severity,
        place: [place.namespace, place.name].filter(Boolean).join('/'),
        assetId: place.asset_id,
        resources: row.unhealthy,
        reasons: [
          ...(place.alerted ? [{ kind: 'alert' as const, text: 'open alert' }] : []),
          ...(reach.exposed ? [{ kind: 'exposed' as const, text: 'internet-facing' }] : []),
          ...(reach.privileged ? [{ kind: 'privileged' as const, text: 'privileged' }] : []),
          ...(reach.onNode && !reach.exposed ? [{ kind: 'node' as const, text: 'on its node’s address' }] : []),
          ...(row.unhealthy > 1 ? [{ kind: 'spread' as const, text: `${row.unhealthy} resources` }] : []),
        ],
        gain: row.gain,
      },
    ]
  })
}
