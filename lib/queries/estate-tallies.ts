import type { Database } from '@/lib/db'
import type { CollectorFacts } from '@/lib/model/collector-health'
import { standingsOf, type ControlCount, type EnvironmentStanding, type StandingFacts } from './posture-standing'
import type { CheckCounts } from './recommendation-standing'

export type AssetTally = { environmentId: string; kind: string; count: number }
export type CollectorRow = CollectorFacts & { id: string; name: string; environmentId: string; formats: string[] }

type Answer = {
  environments: (Omit<StandingFacts, 'kubernetesSince' | 'registriesSince' | 'hostsSince'> &
    Record<Since, string | null>)[]
  controls: ControlCount[]
  /** Not by name: of these there are hundreds. */
  checks: [environmentId: string, checkId: string, ...counts: [number, number, number, number, number]][]
  assets: AssetTally[]
  alerts: { class: number; count: number }[]
  findingClasses: number[]
  collectors: CollectorRow[]
}
type Since = 'kubernetesSince' | 'registriesSince' | 'hostsSince'

export type EstateTallies = Omit<Answer, 'environments' | 'controls' | 'checks'> & {
  standing: EnvironmentStanding[]
  checks: CheckCounts[]
}

/**
 * Everything that writers keep counted about these environments: how they stand, checks, assets by kind, alerts by
 * class, classes of open findings (the worst first), and the collectors that are not revoked. One statement, because
 * each of these tables is small and asking costs more than reading.
 */
export async function readEstateTallies(db: Database, environments: readonly string[]): Promise<EstateTallies> {
  const [row] = await db.$queryRaw<{ answer: Answer }[]>`
    WITH own AS (SELECT id FROM unnest(${[...environments]}::uuid[]) AS id)
    SELECT json_build_object(
      'environments', (SELECT COALESCE(json_agg(json_build_object('id', id, 'name', name, 'goal', goal,
          'kubernetesSince', kubernetes_since, 'registriesSince', registries_since, 'hostsSince', hosts_since) ORDER BY name), '[]')
        FROM environment JOIN own USING (id)),
      'controls', (SELECT COALESCE(json_agg(json_build_object('environmentId', environment_id, 'controlId', control_id,
          'healthy', healthy, 'unhealthy', unhealthy)), '[]')
        FROM control_tally JOIN own ON own.id = environment_id),
      'checks', (SELECT COALESCE(json_agg(json_build_array(environment_id, check_id, healthy, unhealthy, not_applicable,
          exempt, sole)), '[]')
        FROM check_tally JOIN own ON own.id = environment_id),
      'assets', (SELECT COALESCE(json_agg(json_build_object('environmentId', environment_id, 'kind', kind, 'count', count)), '[]')
        FROM asset_tally JOIN own ON own.id = environment_id),
      'alerts', (SELECT COALESCE(json_agg(tally), '[]') FROM (
        SELECT class, sum(count)::int AS count FROM alert_tally JOIN own ON own.id = environment_id WHERE count > 0 GROUP BY class) AS tally),
      'findingClasses', (SELECT COALESCE(json_agg(class ORDER BY class DESC), '[]') FROM (
        SELECT DISTINCT class FROM finding_tally JOIN own ON own.id = environment_id WHERE count > 0) AS known),
      'collectors', (SELECT COALESCE(json_agg(json_build_object('id', collector.id, 'name', name, 'environmentId', environment_id,
          'formats', formats, 'createdAt', created_at, 'expiresAt', expires_at, 'revokedAt', revoked_at,
          'lastSeenAt', last_seen_at, 'rhythm', rhythm)), '[]')
        FROM collector JOIN own ON own.id = environment_id WHERE revoked_at IS NULL)) AS answer`
  if (!row) throw new Error('a statement without FROM has one row')
  const { environments: found, controls, checks: counted, ...tallies } = row.answer
  const time = (at: string | null) => (at === null ? null : new Date(at))
  const facts = found.map((one) => ({
    ...one,
    kubernetesSince: time(one.kubernetesSince),
    registriesSince: time(one.registriesSince),
    hostsSince: time(one.hostsSince),
  }))
  const checks = counted.map(([environmentId, checkId, healthy, unhealthy, notApplicable, exempt, sole]) => ({
    environmentId,
    checkId,
    healthy,
    unhealthy,
    notApplicable,
    exempt,
    sole,
  }))
  return { ...tallies, checks, standing: standingsOf(facts, controls) }
}
