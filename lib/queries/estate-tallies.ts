import type { Database } from '@/lib/db'
import type { CollectorFacts } from '@/lib/model/collector-health'
import { standingsOf, type ControlCount, type EnvironmentStanding, type StandingFacts } from './posture-standing'
import type { CheckCounts } from './recommendation-standing'
import { whileUnchanged } from './while-unchanged'

export type AssetTally = { environmentId: string; kind: string; count: number }
export type CollectorRow = CollectorFacts & { id: string; name: string; environmentId: string; formats: string[] }

type Counted = {
  controls: ControlCount[]
  /** Not by name: of these there are hundreds. */
  checks: [environmentId: string, checkId: string, ...counts: [number, number, number, number, number]][]
  assets: AssetTally[]
  alerts: { class: number; count: number }[]
  findingClasses: number[]
}
type Since = 'kubernetesSince' | 'registriesSince' | 'hostsSince'
type Told = {
  environments: (Omit<StandingFacts, Since> & Record<Since, string | null>)[]
  collectors: CollectorRow[]
}

export type EstateTallies = Omit<Counted, 'controls' | 'checks'> & {
  standing: EnvironmentStanding[]
  checks: CheckCounts[]
  collectors: CollectorRow[]
}

/**
 * Everything that writers keep counted about these environments: how they stand, checks, assets by kind, alerts by
 * class, classes of open findings (the worst first), and the collectors that are not revoked.
 */
export async function readEstateTallies(
  db: Database,
  { ids, revision }: { ids: readonly string[]; revision: string },
): Promise<EstateTallies> {
  const [{ environments, collectors }, { controls, ...counted }] = await Promise.all([
    readTold(db, ids),
    whileUnchanged(`tallies ${ids.join()}`, revision, () => readCounted(db, ids)),
  ])
  const time = (at: string | null) => (at === null ? null : new Date(at))
  const facts = environments.map((one) => ({
    ...one,
    kubernetesSince: time(one.kubernetesSince),
    registriesSince: time(one.registriesSince),
    hostsSince: time(one.hostsSince),
  }))
  return { ...counted, collectors, standing: standingsOf(facts, controls) }
}

/** What changes without a revision: settings of environments, and when collectors were last heard of. */
async function readTold(db: Database, ids: readonly string[]): Promise<Told> {
  const [row] = await db.$queryRaw<{ answer: Told }[]>`
    WITH own AS (SELECT id FROM unnest(${[...ids]}::uuid[]) AS id)
    SELECT json_build_object(
      'environments', (SELECT COALESCE(json_agg(json_build_object('id', id, 'name', name, 'goal', goal,
          'kubernetesSince', kubernetes_since, 'registriesSince', registries_since, 'hostsSince', hosts_since) ORDER BY name), '[]')
        FROM environment JOIN own USING (id)),
      'collectors', (SELECT COALESCE(json_agg(json_build_object('id', collector.id, 'name', name, 'environmentId', environment_id,
          'formats', formats, 'createdAt', created_at, 'expiresAt', expires_at, 'revokedAt', revoked_at,
          'lastSeenAt', last_seen_at, 'rhythm', rhythm)), '[]')
        FROM collector JOIN own ON own.id = environment_id WHERE revoked_at IS NULL)) AS answer`
  if (!row) throw new Error('a statement without FROM has one row')
  return row.answer
}

/** One statement, because each of these tallies is small and asking costs more than reading. */
async function readCounted(db: Database, ids: readonly string[]) {
  const [row] = await db.$queryRaw<{ answer: Counted }[]>`
    WITH own AS (SELECT id FROM unnest(${[...ids]}::uuid[]) AS id)
    SELECT json_build_object(
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
        SELECT DISTINCT class FROM finding_tally JOIN own ON own.id = environment_id WHERE count > 0) AS known)) AS answer`
  if (!row) throw new Error('a statement without FROM has one row')
  const checks = row.answer.checks.map(
    ([environmentId, checkId, healthy, unhealthy, notApplicable, exempt, sole]): CheckCounts => ({
      environmentId,
      checkId,
      healthy,
      unhealthy,
      notApplicable,
      exempt,
      sole,
    }),
  )
  return { ...row.answer, checks }
}
