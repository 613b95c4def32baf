import type { Database } from '@/lib/db'
import type { FirstAction } from '@/lib/model/overview'
import { firstFindings } from './first-findings'
import { firstRecommendations } from './first-recommendations'
import type { EnvironmentStanding } from './posture-standing'
import { rankFirst } from './rank-first'
import type { CheckCounts } from './recommendation-standing'

/**
 * What to do first: the worst rules among open findings and the worst recommendations, in one ranking. How the
 * environments stand and what their checks counted may still be on their way.
 */
export async function readFirstActions(
  db: Database,
  environments: readonly string[],
  awaited: Promise<readonly [readonly EnvironmentStanding[], readonly CheckCounts[]]>,
  limit = 10,
): Promise<FirstAction[]> {
  const [findings, recommendations] = await Promise.all([
    firstFindings(
      db,
      environments,
      awaited.then(([standing]) => standing),
      limit,
    ),
    awaited.then(([standing, counts]) => firstRecommendations(db, standing, counts, limit)),
  ])
  return rankFirst([...findings, ...recommendations]).slice(0, limit)
}
