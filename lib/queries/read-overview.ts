import { z } from 'zod'
import type { Overview } from '@/lib/model/overview'
import { defineQuery } from '@/lib/operation'
import { standControls } from './control-standing'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { readEstateCoverage } from './estate-coverage'
import { readFirstActions } from './first-actions'
import { scoreHistory } from './list-score-history'
import { readOpenAlerts } from './open-alert-days'
import { readStanding, scoreOver } from './posture-standing'
import { readCheckCounts } from './recommendation-standing'
import { readScorePeriod } from './score-period'
import { goalDate } from './sum-moves'

const day = 86_400_000

/** How the estate stands, in one answer: everything the first page shows, from tallies and bounded probes. */
export const readOverview = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope, now }, { environment }): Promise<Overview> {
    const ids = await environmentsInScope(db, scope, environment)
    const standings = Promise.all([readStanding(db, ids), readCheckCounts(db, ids)])
    const [[standing], first, trend, alerts, kinds, period, coverage] = await Promise.all([
      standings,
      readFirstActions(db, ids, standings),
      scoreHistory(db, ids, new Date(now.getTime() - 30 * day), now),
      readOpenAlerts(db, ids, now),
      db.assetTally.groupBy({ by: ['kind'], where: { environmentId: { in: ids } }, _sum: { count: true } }),
      standings.then(([own]) => readScorePeriod(db, own, new Date(now.getTime() - 7 * day))),
      standings.then(([own]) => readEstateCoverage(db, ids, scoreOver(own).weight, now)),
    ])
    const score = scoreOver(standing)
    const days = period === null ? 0 : (now.getTime() - Date.parse(period.since)) / day
    return {
      at: now.toISOString(),
      score,
      trend: { ...trend, goal: score.goal },
      period,
      goalAt: period === null ? null : goalDate(score, { delta: period.delta, days }, now),
      controls: standControls(standing),
      first,
      alerts,
      coverage,
      assets: Object.fromEntries(kinds.map((row) => [row.kind, row._sum.count ?? 0])),
    }
  },
})
