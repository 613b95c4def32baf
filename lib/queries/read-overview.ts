import { z } from 'zod'
import type { Overview } from '@/lib/model/overview'
import { defineQuery } from '@/lib/operation'
import { standControls } from './control-standing'
import { readDecisions } from './decision-counts'
import { environmentInput } from './environments-in-scope'
import { readEstateCoverage } from './estate-coverage'
import { readEstateTallies } from './estate-tallies'
import { readFirstActions } from './first-actions'
import { scoreHistory } from './list-score-history'
import { readOpenAlerts } from './open-alert-days'
import { scoreOver } from './posture-standing'
import { endsNow, readScorePeriod } from './score-period'
import { settledEstate } from './settled-environments'
import { goalDate } from './sum-moves'
import { whileUnchanged } from './while-unchanged'

const minute = 60_000
const day = 86_400_000

/** How the estate stands, in one answer: everything the first page shows, from tallies and bounded probes. */
export const readOverview = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope, now }, { environment }): Promise<Overview> {
    const estate = await settledEstate(db, scope, environment)
    const { ids, revision } = estate
    const awaited = readEstateTallies(db, estate)
    // What looks back over days may be told as of the first reading within a minute, while nothing changed.
    const lately = <T>(name: string, read: () => Promise<T>) =>
      whileUnchanged(`${name} ${Math.floor(now.getTime() / minute)} ${ids.join()}`, revision, read)
    const [{ standing, assets, checks }, first, trend, alerts, period, coverage, decisions] = await Promise.all([
      awaited,
      whileUnchanged(`first actions ${ids.join()}`, revision, async () => readFirstActions(db, await awaited)),
      lately('score history', () => scoreHistory(db, ids, new Date(now.getTime() - 30 * day), now)),
      readOpenAlerts(db, estate, awaited, now),
      lately('score period', async () =>
        readScorePeriod(db, endsNow((await awaited).standing), new Date(now.getTime() - 7 * day)),
      ),
      awaited.then((tallies) => readEstateCoverage(db, tallies, now)),
      readDecisions(db, ids),
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
      exemptions: { exempt: checks.reduce((sum, row) => sum + row.exempt, 0), ...decisions },
      coverage,
      assets: assetsByKind(assets),
    }
  },
})

function assetsByKind(counts: readonly { kind: string; count: number }[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { kind, count } of counts) sums[kind] = (sums[kind] ?? 0) + count
  return sums
}
