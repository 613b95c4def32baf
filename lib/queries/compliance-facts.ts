import { checkById } from '@/lib/assess/catalogue'
import { noResults, sumResults, type ControlFacts } from '@/lib/assess/frameworks/evaluate'
import type { Standard } from '@/lib/assess/frameworks/framework'
import type { Database } from '@/lib/db'
import type { AttestationOutcome, ResultCounts } from '@/lib/model/compliance'
import { readCheckCounts, type CheckCounts } from './recommendation-standing'

type Answer = { environment_id: string; standard_id: string; control_id: string; outcome: AttestationOutcome }

/** All that compliance is judged by in one environment. */
export type ComplianceFacts = {
  id: string
  name: string
  kubernetes: boolean
  hosts: boolean
  results: ReadonlyMap<string, ResultCounts>
  /** Checks of which some result says that it could not be evaluated, and none is healthy, unhealthy or exempt. */
  unevaluated: ReadonlySet<string>
  clusters: { distribution: string; version: string }[]
  /** Live attestations by `standard/control`. */
  answers: ReadonlyMap<string, AttestationOutcome>
}

/** Where the provider keeps the control plane: nobody else can read its flags and files. */
const managed = new Set(['aks', 'eks', 'gke', 'doks', 'oke', 'iks', 'lke', 'ack', 'rosa', 'aro'])

const text = (attributes: unknown, name: string): string => {
  const value: unknown =
    typeof attributes === 'object' && attributes !== null ? Reflect.get(attributes, name) : undefined
  return typeof value === 'string' ? value : ''
}

/** The facts of these environments, by name: five short reads, however large the estate is. */
export async function readComplianceFacts(db: Database, ids: readonly string[]): Promise<ComplianceFacts[]> {
  const [environments, counts, clusters, answers] = await Promise.all([
    db.environment.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, name: true, kubernetesSince: true, hostsSince: true },
      orderBy: { name: 'asc' },
    }),
    readCheckCounts(db, ids),
    db.asset.findMany({
      where: { environmentId: { in: [...ids] }, kind: 'cluster', goneAt: null },
      select: { environmentId: true, attributes: true },
    }),
    // The database's clock decides what has expired: those of the processes may differ.
    db.$queryRaw<Answer[]>`
      SELECT environment_id, standard_id, control_id, outcome FROM attestation
      WHERE environment_id = ANY(${[...ids]}::uuid[]) AND revoked_at IS NULL AND expires_at > clock_timestamp()`,
  ])
  const unevaluated = await readUnevaluated(db, counts)
  return environments.map(({ id, name, kubernetesSince, hostsSince }) => ({
    id,
    name,
    kubernetes: kubernetesSince !== null,
    hosts: hostsSince !== null,
    results: new Map(counts.filter((row) => row.environmentId === id).map((row) => [row.checkId, row])),
    unevaluated: new Set(unevaluated.filter((row) => row.environment_id === id).map((row) => row.check_id)),
    clusters: clusters
      .filter((cluster) => cluster.environmentId === id)
      .map(({ attributes }) => ({
        distribution: text(attributes, 'distribution'),
        version: text(attributes, 'version'),
      })),
    answers: new Map(
      answers
        .filter((row) => row.environment_id === id)
        .map((row) => [`${row.standard_id}/${row.control_id}`, row.outcome]),
    ),
  }))
}

/** One probe of an index for each check that has nothing but results that do not apply. */
async function readUnevaluated(db: Database, counts: readonly CheckCounts[]) {
  const silent = counts.filter((row) => row.healthy + row.unhealthy + row.exempt === 0 && row.notApplicable > 0)
  if (silent.length === 0) return []
  return db.$queryRaw<{ environment_id: string; check_id: string }[]>`
    SELECT environment_id, check_id
    FROM unnest(${silent.map((row) => row.environmentId)}::uuid[], ${silent.map((row) => row.checkId)}::text[])
      AS wanted (environment_id, check_id)
    WHERE EXISTS (
      SELECT 1 FROM assessment AS a
      WHERE a.check_id = wanted.check_id AND a.environment_id = wanted.environment_id
        AND a.status = 'not-applicable' AND a.reason LIKE 'Not evaluated: %')`
}

/** Environments taken together, once, so that every standard can be judged by them. */
export type Together = {
  results: ReadonlyMap<string, ResultCounts>
  unevaluated: ReadonlySet<string>
  managed: boolean
  /** In how many environments the plan of such standards is on. */
  on: Readonly<Record<Standard['appliesTo'], number>>
  answers: ReadonlyMap<string, { passed: number; failed: number }>
}

/** What several environments say together. */
export function together(environments: readonly ComplianceFacts[]): Together {
  const clusters = environments.flatMap((facts) => facts.clusters)
  const results = new Map<string, ResultCounts>()
  const answers = new Map<string, { passed: number; failed: number }>()
  for (const facts of environments) {
    for (const [id, counts] of facts.results) results.set(id, sumResults([results.get(id) ?? noResults, counts]))
    for (const [key, outcome] of facts.answers) {
      const before = answers.get(key) ?? { passed: 0, failed: 0 }
      answers.set(key, { ...before, [outcome]: before[outcome] + 1 })
    }
  }
  return {
    results,
    unevaluated: new Set(environments.flatMap((facts) => [...facts.unevaluated])),
    answers,
    managed: clusters.length > 0 && clusters.every(({ distribution }) => managed.has(distribution)),
    on: {
      kubernetes: environments.filter((facts) => facts.kubernetes).length,
      docker: environments.filter((facts) => facts.hosts).length,
    },
  }
}

/** The facts for one control. Where the plan of its standard is off, nobody need answer for it. */
export function factsFor(standard: Standard, all: Together, controlId: string): ControlFacts {
  const { passed, failed } = all.answers.get(`${standard.id}/${controlId}`) ?? { passed: 0, failed: 0 }
  const on = all.on[standard.appliesTo]
  return {
    results: all.results,
    unevaluated: all.unevaluated,
    isMade: (id) => checkById(id) !== undefined,
    planOn: on > 0,
    managed: all.managed,
    attested: { passed, failed, of: Math.max(on, passed + failed) },
  }
}
