import { z } from 'zod'
import type { Database } from '@/lib/db'
import { alertTypes } from '@/lib/detect/alert-types'
import type { AlertSeverity, EntityKind } from '@/lib/model/alert'
import type { NoiseItem, NoiseProposal } from '@/lib/model/threat-board'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'

const days = 30
/** Rules are proposed for so many kinds of alerts, those dismissed most often. */
const proposedFor = 20
/** Fewer dismissals than these are no habit. */
const least = 3
/** What a rule may be about: lasting things. A pod or a process is another one tomorrow. */
const lasting: readonly EntityKind[] = ['service-account', 'user', 'workload', 'image', 'namespace', 'host', 'node']

type Row = Omit<NoiseItem, 'id' | 'dismissedShare' | 'proposal'> & { type: string; resolved: number }
type Shared = {
  type: string
  environment_id: string
  environment: string
  kind: EntityKind
  name: string
  dismissed: number
  others: number
}

const nameOf = new Map(alertTypes.map((type) => [type.id, type.name]))

/**
 * Which kinds of alerts were raised most in the last 30 days, and what people made of them: those dismissed most often
 * first. Where everything dismissed has one thing in common that nothing else has, a suppression rule is proposed.
 */
export const listNoise = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ environment: environmentInput, ...pageInput }),
  async run({ db, scope, now }, { environment, limit, cursor }): Promise<Page<NoiseItem>> {
    const ids = await environmentsInScope(db, scope, environment)
    const since = new Date(now.getTime() - days * 86_400_000)
    const rows = await db.$queryRaw<Row[]>`
      SELECT type, min(title) AS name, (array_agg(severity ORDER BY class % 10 DESC))[1] AS severity, count(*)::int AS raised,
        sum(count - 1)::int AS repeats,
        (count(*) FILTER (WHERE status = 'dismissed' AND suppressed_by_id IS NULL))::int AS dismissed,
        (count(*) FILTER (WHERE status = 'dismissed' AND suppressed_by_id IS NULL AND status_reason = 'false-positive'))::int
          AS "falsePositives",
        (count(*) FILTER (WHERE suppressed_by_id IS NOT NULL))::int AS suppressed,
        (count(*) FILTER (WHERE status IN ('active', 'in-progress')))::int AS open,
        (count(*) FILTER (WHERE status = 'resolved'))::int AS resolved
      FROM alert WHERE environment_id = ANY(${ids}::uuid[]) AND first_seen_at >= ${since} AND NOT sample
      GROUP BY type`
    const ordered = rows.toSorted(
      (a, b) => b.dismissed - a.dismissed || b.raised - a.raised || (a.type < b.type ? -1 : 1),
    )
    const habits = ordered.filter((row) => row.dismissed >= least).slice(0, proposedFor)
    const proposals = await propose(
      db,
      ids,
      since,
      habits.map((row) => row.type),
    )
    const items = ordered.map(({ type, name, severity, resolved, ...row }): NoiseItem => {
      const ended = row.dismissed + row.suppressed + resolved
      return {
        ...row,
        id: type,
        name: nameOf.get(type) ?? name,
        severity: severity satisfies AlertSeverity,
        dismissedShare: ended === 0 ? null : (row.dismissed + row.suppressed) / ended,
        proposal: proposals.get(type) ?? null,
      }
    })
    return pageOfAll(items, limit, cursor)
  },
})

/** For each type the thing that most of its dismissed alerts share and no other alert of the type has. */
async function propose(
  db: Database,
  environments: readonly string[],
  since: Date,
  types: readonly string[],
): Promise<ReadonlyMap<string, NoiseProposal>> {
  if (types.length === 0) return new Map()
  const shared = await db.$queryRaw<Shared[]>`
    SELECT alert.type, alert.environment_id, environment.name AS environment, entity.kind, entity.name,
      (count(*) FILTER (WHERE status = 'dismissed' AND suppressed_by_id IS NULL))::int AS dismissed,
      (count(*) FILTER (WHERE status <> 'dismissed'))::int AS others
    FROM alert JOIN alert_entity AS entity ON entity.asset_id = alert.asset_id AND entity.alert_id = alert.id AND via IS NULL
    JOIN environment ON environment.id = alert.environment_id
    WHERE alert.environment_id = ANY(${[...environments]}::uuid[]) AND alert.type = ANY(${[...types]}::text[])
      AND alert.first_seen_at >= ${since} AND NOT sample AND entity.kind = ANY(${[...lasting]}::text[])
    GROUP BY 1, 2, 3, 4, 5`
  const best = new Map<string, Shared>()
  for (const row of shared) {
    if (row.dismissed < least || row.others > 0) continue
    const other = best.get(row.type)
    const isBetter =
      !other || row.dismissed > other.dismissed || (row.dismissed === other.dismissed && rank(row) < rank(other))
    if (isBetter) best.set(row.type, row)
  }
  return new Map([...best].map(([type, row]) => [type, proposalOf(row)]))
}

/** The narrower thing where two are as common. */
const rank = (row: Shared) => `${lasting.indexOf(row.kind)} ${row.name}`

function proposalOf({
  type,
  environment_id: environmentId,
  environment,
  kind,
  name,
  dismissed,
}: Shared): NoiseProposal {
  return {
    environmentId,
    environment,
    alertType: type,
    conditions: [{ kind, field: 'name', operator: 'equals', values: [name] }],
    hidden: dismissed,
    entity: { kind, name },
  }
}
