import type { Database } from '@/lib/db'
import type { FirstAction } from '@/lib/model/overview'
import { firstFindings } from './first-findings'
import { firstRecommendations } from './first-recommendations'
import type { EnvironmentStanding } from './posture-standing'
import { rankFirst } from './rank-first'
import type { CheckCounts } from './recommendation-standing'

/** What to do first: the worst rules among open findings and the worst recommendations, in one ranking. */
export async function readFirstActions(
  db: Database,
  standing: readonly EnvironmentStanding[],
  counts: readonly CheckCounts[],
  limit = 10,
): Promise<FirstAction[]> {
  const [findings, recommendations] = await Promise.all([
    firstFindings(db, standing, limit),
    firstRecommendations(db, standing, counts, limit),
  ])
  return rankFirst([...findings, ...recommendations]).slice(0, limit)
}
