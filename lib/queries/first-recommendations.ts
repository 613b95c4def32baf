import type { Database } from '@/lib/db'
import { openAlertStatuses } from '@/lib/model/alert'
import type { FirstAction } from '@/lib/model/overview'
import type { EstateTallies } from './estate-tallies'
import { standRecommendations } from './recommendation-standing'

type Place = {
  check_id: string
  asset_id: string
  name: string
  namespace: string | null
  exposed: boolean
  alerted: boolean
}

/** So many failing resources of a check are looked at to find its worst place; more would read the whole estate. */
const looked = 100

/** The worst recommendations with the place to begin: one with an open alert, then one that can be reached. */
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
    WITH failing AS MATERIALIZED (
      SELECT wanted.place, wanted.check_id, found.asset_id
      FROM unnest(${rows.map((row) => row.id)}::text[]) WITH ORDINALITY AS wanted (check_id, place)
      CROSS JOIN LATERAL (
        SELECT asset_id FROM assessment
        WHERE assessment.check_id = wanted.check_id AND status = 'unhealthy'
          AND environment_id = ANY(${standing.map((one) => one.id)}::uuid[])
        LIMIT ${looked}) AS found),
    place AS MATERIALIZED (
      SELECT id, name, namespace, exposed, running,
        EXISTS (SELECT FROM alert WHERE alert.asset_id = asset.id AND status = ANY(${[...openAlertStatuses]}::text[])) AS alerted
      FROM asset WHERE id = ANY(ARRAY(SELECT DISTINCT asset_id FROM failing)))
    SELECT DISTINCT ON (failing.place) failing.check_id, place.id AS asset_id, name, namespace, exposed, alerted
    FROM failing JOIN place ON place.id = failing.asset_id
    ORDER BY failing.place, alerted DESC, exposed DESC, running DESC, name COLLATE "C"`
  return rows.flatMap((row) => {
    const place = places.find((one) => one.check_id === row.id)
    if (!place) return []
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
          ...(place.exposed ? [{ kind: 'exposed' as const, text: 'internet-facing' }] : []),
          ...(row.unhealthy > 1 ? [{ kind: 'spread' as const, text: `${row.unhealthy} resources` }] : []),
        ],
        gain: row.gain,
      },
    ]
  })
}
