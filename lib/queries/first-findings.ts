import { privilegingChecks } from '@/lib/assess/failure-rank'
import type { Database } from '@/lib/db'
import { findingFacets } from '@/lib/model/finding-class'
import { findingKinds, type FindingKind } from '@/lib/model/finding'
import type { FirstAction, FirstReason } from '@/lib/model/overview'
import { worthOf } from './control-standing'
import type { EstateTallies } from './estate-tallies'
import type { EnvironmentStanding } from './posture-standing'

type Rule = { kind: FindingKind; rule: string; class: number; resources: number }
type Worst = {
  rule: string
  kind: string
  title: string
  epss: number
  asset_id: string
  name: string
  asset_kind: string
  workload: string | null
  workload_namespace: string | null
  workloads: number
  privileged: boolean
}
type Shown = { rule: Rule; place: Worst }

/** So many times more rules are looked at than shown, because several may have the same worst place. */
const spare = 6
const told = findingKinds.filter((kind) => kind !== 'licence')

/**
 * The worst rules among open findings, one for each place: what an image holds besides is mended on the same day, so
 * it is told as a count beside the worst. By the tally of rules and one probe per rule.
 */
export async function firstFindings(
  db: Database,
  { standing, findingClasses }: Pick<EstateTallies, 'standing' | 'findingClasses'>,
  limit: number,
): Promise<FirstAction[]> {
  const environments = standing.map((one) => one.id)
  const shown = await worstRules(db, environments, findingClasses, limit)
  if (shown.length === 0) return []
  const [beside, gains] = await Promise.all([
    severitiesOf(
      db,
      shown.map(({ place }) => place.asset_id),
    ),
    gainsOf(
      db,
      standing,
      shown.map(({ rule }) => rule),
    ),
  ])
  return shown.map(({ rule, place }) => {
    const { severity } = findingFacets(rule.class)
    const here = beside.get(`${place.asset_id} ${severity}`) ?? 0
    return {
      kind: 'finding' as const,
      id: rule.rule,
      findingKind: rule.kind,
      title: rule.kind === 'vulnerability' ? rule.rule : place.title,
      severity,
      place: place.workload ? [place.workload_namespace, place.workload].filter(Boolean).join('/') : place.name,
      assetId: place.asset_id,
      resources: rule.resources,
      reasons: reasonsOf(rule, place, here > 1 ? `${here} ${severity} here` : null),
      gain: rule.kind === 'vulnerability' ? (gains.get(rule.rule) ?? 0) : null,
    }
  })
}

/** The worst rules of different places, the most frequent in the worst classes first. */
async function worstRules(
  db: Database,
  environments: readonly string[],
  classes: readonly number[],
  limit: number,
): Promise<Shown[]> {
  // Goes down the classes only as far as it must: what lies lower comes after all that was found.
  for (let depth = 4; ; depth *= 2) {
    const least = classes[Math.min(depth, classes.length) - 1]
    if (least === undefined) return []
    const rules = await rulesDownTo(db, environments, least, limit * spare)
    const isEnough = rules.length >= limit * spare || depth >= classes.length
    if (rules.length < limit && !isEnough) continue
    const shown = apart(rules, await worstPlaces(db, environments, rules)).slice(0, limit)
    if (shown.length >= limit || isEnough) return shown
  }
}

/** The rules with their worst places; of those with the same one only the first. */
function apart(rules: readonly Rule[], places: readonly Worst[]): Shown[] {
  const seen = new Set<string>()
  return rules.flatMap((rule) => {
    const place = places.find((one) => one.rule === rule.rule && one.kind === rule.kind)
    if (!place || seen.has(place.asset_id)) return []
    seen.add(place.asset_id)
    return [{ rule, place }]
  })
}

async function rulesDownTo(
  db: Database,
  environments: readonly string[],
  least: number,
  limit: number,
): Promise<Rule[]> {
  return db.$queryRaw`
    SELECT worst.kind, worst.rule, worst.class, spread.resources
    FROM (
      SELECT kind, rule, max(class) AS class, sum(count) AS count FROM rule_tally
      WHERE environment_id = ANY(${environments}::uuid[]) AND kind = ANY(${told}::text[]) AND class >= ${least}::int
        AND count > 0
      GROUP BY kind, rule ORDER BY max(class) DESC, sum(count) DESC, rule LIMIT ${limit}) AS worst
    CROSS JOIN LATERAL (
      SELECT sum(tally.count)::int AS resources FROM unnest(${environments}::uuid[]) AS own (environment_id)
      JOIN rule_tally AS tally ON tally.environment_id = own.environment_id AND tally.kind = worst.kind
        AND tally.rule = worst.rule AND tally.count > 0) AS spread
    ORDER BY worst.class DESC, worst.count DESC, worst.rule`
}

/** How many findings of each severity are open on these assets, by asset and severity; licences are not counted. */
async function severitiesOf(db: Database, assets: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const tallies = await db.assetFindingTally.findMany({
    where: { assetId: { in: [...assets] }, count: { gt: 0 } },
    select: { assetId: true, class: true, count: true },
  })
  const counts = new Map<string, number>()
  for (const row of tallies) {
    const { severity, kind } = findingFacets(row.class)
    const key = `${row.assetId} ${severity}`
    if (kind !== 'licence') counts.set(key, (counts.get(key) ?? 0) + row.count)
  }
  return counts
}

/** The worst open finding of each rule, and what runs the image it is in. */
async function worstPlaces(db: Database, environments: readonly string[], rules: readonly Rule[]): Promise<Worst[]> {
  return db.$queryRaw<Worst[]>`
    SELECT wanted.rule, wanted.kind, worst.title, worst.epss, worst.asset_id, asset.name, asset.kind AS asset_kind,
      runner.name AS workload, runner.namespace AS workload_namespace, COALESCE(runner.count, 0)::int AS workloads,
      COALESCE(runner.privileged, false) AS privileged
    FROM unnest(${rules.map((row) => row.rule)}::text[], ${rules.map((row) => row.kind)}::text[],
      ${rules.map((row) => row.class)}::int[]) AS wanted (rule, kind, class)
    CROSS JOIN LATERAL (
      SELECT title, epss, asset_id FROM finding
      WHERE open AND rule = wanted.rule AND class = wanted.class AND kind = wanted.kind
        AND environment_id = ANY(${[...environments]}::uuid[])
      ORDER BY rule, class DESC, epss DESC, asset_id DESC, fingerprint DESC LIMIT 1) AS worst
    JOIN asset ON asset.id = worst.asset_id
    LEFT JOIN LATERAL (
      SELECT workload.name, workload.namespace, count(*) OVER () AS count,
        EXISTS (SELECT FROM assessment WHERE assessment.asset_id = workload.id AND status = 'unhealthy'
          AND check_id = ANY(${privilegingChecks}::text[])) AS privileged
      FROM edge
      JOIN asset AS workload ON workload.id = edge.asset_id AND workload.gone_at IS NULL
      WHERE edge.target_id = worst.asset_id AND edge.kind = 'runs'
      ORDER BY workload.exposed DESC, workload.running DESC, workload.name LIMIT 1) AS runner ON true`
}

/**
 * Points for images in which the rule is all that is left of it: with it resolved, they turn healthy. Of a rule in
 * more than 500 places the worst 500 are looked at.
 */
async function gainsOf(
  db: Database,
  standing: readonly EnvironmentStanding[],
  rules: readonly Rule[],
): Promise<ReadonlyMap<string, number>> {
  const worth = worthOf(standing, 'remediate-vulnerabilities')
  const names = rules.filter((row) => row.kind === 'vulnerability').map((row) => row.rule)
  const rows = await db.$queryRaw<{ rule: string; environment_id: string; images: number }[]>`
    WITH own AS (
      SELECT wanted.rule, found.asset_id, count(*) AS findings
      FROM unnest(${names}::text[]) AS wanted (rule)
      CROSS JOIN LATERAL (
        SELECT asset_id FROM finding WHERE open AND rule = wanted.rule
        ORDER BY rule, class DESC, epss DESC, asset_id DESC, fingerprint DESC LIMIT 500) AS found
      GROUP BY 1, 2),
    last AS MATERIALIZED (
      SELECT rule, asset_id FROM own
      WHERE NOT EXISTS (
          SELECT FROM asset_finding_tally AS tally WHERE tally.asset_id = own.asset_id AND class >= 300000
            AND class % 10 = 5 AND count > own.findings)
        AND own.findings = (
          SELECT sum(count) FROM asset_finding_tally AS tally
          WHERE tally.asset_id = own.asset_id AND count > 0 AND class % 10 = 5 AND class >= 300000))
    SELECT rule, environment_id, count(*)::int AS images
    FROM last JOIN asset ON asset.id = last.asset_id AND kind = 'image'
      AND environment_id = ANY(${standing.map((one) => one.id)}::uuid[])
    GROUP BY 1, 2`
  const gains = new Map<string, number>()
  for (const row of rows) {
    gains.set(row.rule, (gains.get(row.rule) ?? 0) + row.images * (worth.get(row.environment_id) ?? 0))
  }
  return gains
}

function reasonsOf(row: Rule, place: Worst, more: string | null): FirstReason[] {
  const facets = findingFacets(row.class)
  const noun = place.asset_kind === 'image' ? 'image' : 'resource'
  return [
    ...(facets.exploited ? [{ kind: 'exploited' as const, text: 'known exploited' }] : []),
    ...(facets.exposed ? [{ kind: 'exposed' as const, text: 'internet-facing' }] : []),
    ...(place.privileged ? [{ kind: 'privileged' as const, text: 'privileged' }] : []),
    ...(more === null ? [] : [{ kind: 'more' as const, text: more }]),
    ...(place.epss >= 0.1 ? [{ kind: 'epss' as const, text: `EPSS ${Math.round(place.epss * 100)} %` }] : []),
    ...(facets.running
      ? [
          place.workloads > 1
            ? { kind: 'running' as const, text: `${place.workloads} workloads` }
            : { kind: 'running' as const, text: 'running' },
        ]
      : []),
    ...(row.resources > 1 ? [{ kind: 'spread' as const, text: `${row.resources} ${noun}s` }] : []),
    ...(facets.fixable ? [{ kind: 'fixable' as const, text: 'fix available' }] : []),
  ]
}
