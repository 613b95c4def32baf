import type { Database } from '@/lib/db'
import type { FirstAction } from '@/lib/model/overview'
import type { EstateTallies } from './estate-tallies'
import { firstFindings } from './first-findings'
import { firstRecommendations } from './first-recommendations'
import { rankFirst } from './rank-first'

/** What to do first: the worst rules among open findings and the worst recommendations, in one ranking. */
export async function readFirstActions(db: Database, tallies: EstateTallies, limit = 10): Promise<FirstAction[]> {
  const [findings, recommendations] = await Promise.all([
    firstFindings(db, tallies, limit),
    firstRecommendations(db, tallies, limit),
  ])
  return rankFirst([...findings, ...recommendations]).slice(0, limit)
}
