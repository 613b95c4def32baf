import { overallScore } from '@/lib/assess/score'
import type { Transaction } from '@/lib/db'
import type { Score } from '@/lib/model/posture'
import { scoreOf, type Scored } from './control-standing'

/** An environment with its goal, the times its plans were switched on (null is off), and how it stands. */
export type EnvironmentStanding = Scored & StandingFacts
export type StandingFacts = { id: string; name: string; goal: number } & PlanTimes
export type PlanTimes = { kubernetesSince: Date | null; registriesSince: Date | null; hostsSince: Date | null }
export type ControlCount = { environmentId: string; controlId: string; healthy: number; unhealthy: number }

/** How these environments stand now, by name: from the tallies that the writers keep, one short read. */
export async function readStanding(db: Transaction, ids: readonly string[]): Promise<EnvironmentStanding[]> {
  const [environments, tallies] = await Promise.all([
    db.environment.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, name: true, goal: true, kubernetesSince: true, registriesSince: true, hostsSince: true },
      orderBy: { name: 'asc' },
    }),
    db.controlTally.findMany({ where: { environmentId: { in: [...ids] } } }),
  ])
  return standingsOf(environments, tallies)
}

/** Environments with what their controls counted. */
export function standingsOf(
  environments: readonly StandingFacts[],
  tallies: readonly ControlCount[],
): EnvironmentStanding[] {
  return environments.map((environment) => {
    const own = tallies.filter((row) => row.environmentId === environment.id)
    const any = own.find((row) => row.controlId === 'any')
    const counted = own.filter((row) => row.controlId !== 'any')
    return {
      ...environment,
      controls: new Map(counted.map(({ controlId, healthy, unhealthy }) => [controlId, { healthy, unhealthy }])),
      weight: any ? any.healthy + any.unhealthy : 0,
    }
  })
}

/** The score over these environments and of each. The goal over several is the mean of theirs, weighted alike. */
export function scoreOver(standing: readonly EnvironmentStanding[]): Score {
  const environments = standing.map((one) => ({ id: one.id, name: one.name, goal: one.goal, ...scoreOf(one) }))
  const { percentage, weight } = overallScore(environments)
  const [only] = environments
  return {
    percentage,
    points: only && environments.length === 1 ? { current: only.current, max: only.max } : null,
    weight,
    goal: goalOver(environments),
    environments,
  }
}

function goalOver(environments: Score['environments']): number | null {
  const scored = environments.filter((one) => one.percentage !== null && one.weight > 0)
  const counted = scored.length > 0 ? scored : environments.map((one) => ({ ...one, weight: 1 }))
  const weight = counted.reduce((sum, one) => sum + one.weight, 0)
  return weight > 0 ? Math.round(counted.reduce((sum, one) => sum + one.goal * one.weight, 0) / weight) : null
}
