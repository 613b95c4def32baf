import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { defineQuery } from '@/lib/operation'
import { standControls } from './control-standing'
import { environmentInput } from './environments-in-scope'
import { readEstateCoverage } from './estate-coverage'
import { readEstateTallies } from './estate-tallies'
import { scoreHistory } from './list-score-history'
import { causeNames, moveDetail } from '@/lib/model/move-words'
import { scoreOver } from './posture-standing'
import { standRecommendations } from './recommendation-standing'
import { readAffected, readReportAlerts } from './report-alerts'
import { readReportVulnerabilities } from './report-vulnerabilities'
import { endsNow, readScorePeriod } from './score-period'
import { settledEstate } from './settled-environments'

const day = 86_400_000
/** So many recommendations are printed. */
const printed = 15

/** Everything the printed posture report says, with the name of the person who asked for it. */
export const readPostureReport = defineQuery({
  permission: 'reports:export',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope, now, actor }, { environment }) {
    const estate = await settledEstate(db, scope, environment)
    const { ids } = estate
    const tallies = await readEstateTallies(db, estate)
    const { standing, checks: counts } = tallies
    const score = scoreOver(standing)
    const worst = standRecommendations(standing, counts)
      .filter((row) => row.unhealthy > 0)
      .slice(0, printed)
    const [trend, period, alerts, vulnerabilities, coverage, affected] = await Promise.all([
      scoreHistory(db, ids, new Date(now.getTime() - 30 * day), now),
      readScorePeriod(db, endsNow(standing), new Date(now.getTime() - 7 * day)),
      readReportAlerts(db, ids, now),
      readReportVulnerabilities(db, ids),
      readEstateCoverage(db, tallies, now),
      readAffected(
        db,
        ids,
        worst.map((row) => row.id),
      ),
    ])
    const isWeek = period !== null && Date.parse(period.since) <= now.getTime() - 7 * day
    const controls = standControls(standing).filter((row) => row.healthy + row.unhealthy > 0)
    const notApplicable = (id: string) =>
      standRecommendations(standing, counts)
        .filter((row) => row.control === id)
        .reduce((most, row) => Math.max(most, row.notApplicable), 0)
    return {
      generatedAt: now.toISOString(),
      generatedBy: actorLabel(actor).actorName,
      scope: { environments: standing.map((one) => one.name) },
      score: {
        percentage: score.percentage,
        // Over several environments points are parts of a hundred, as their weights make them.
        current: score.points?.current ?? score.percentage ?? 0,
        max: score.points?.max ?? (score.percentage === null ? 0 : 100),
        trend: trend.points,
        weekDelta: isWeek ? period.delta : null,
        goal: score.goal,
      },
      environments: score.environments.map(({ name, percentage, weight }) => ({ name, percentage, resources: weight })),
      controls: controls.map((row) => ({
        name: row.name,
        max: score.points ? row.max : (row.weight ?? 0),
        current: score.points ? row.current : (row.share ?? 0),
        potential: row.potential ?? 0,
        healthy: row.healthy,
        unhealthy: row.unhealthy,
        notApplicable: notApplicable(row.id),
      })),
      recommendations: worst.map((row) => ({
        name: row.name,
        severity: row.severity,
        control: row.controlName,
        unhealthy: row.unhealthy,
        gain: row.gain ?? 0,
        affected: affected.get(row.id) ?? [],
      })),
      alerts,
      vulnerabilities,
      coverage: {
        collectors: coverage.collectors.map(({ name, environment, health, lastSeenAt }) => ({
          name,
          environment,
          // An expired token sends nothing any more, which is what the reader must know.
          health: health === 'expired' || health === 'revoked' ? ('silent' as const) : health,
          lastReportAt: lastSeenAt,
        })),
        freshness: { fresh: coverage.freshness.day, total: coverage.freshness.total },
      },
      movement: isWeek
        ? period.moves.map((move) => ({ cause: `${causeNames[move.cause]}. ${moveDetail(move)}`, delta: move.delta }))
        : [],
    }
  },
})
