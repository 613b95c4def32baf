import { checkById, checks } from '@/lib/assess/catalogue'
import type { Transaction } from '@/lib/db'
import { PostureTallies } from './assessment-diff'
import { activeExemptions, exemptionSubjects, exemptionView } from './exemptions'
import { compareStandings, isInGrace, readResults, type StoredResult } from './restand'

/** What somebody ticked: whole recommendations, and single results. */
export type Ticked = { checks: ReadonlySet<string>; results: ReadonlyMap<string, ReadonlySet<string>> }

/** What mending the ticked failures does to the tallies, and how many there are. */
export type Mended = { tallies: PostureTallies; assets: number; failures: number; checks: ReadonlySet<string> }

type Row = { asset_id: string; failing: string }

/**
 * Works out what the tallies would be if the ticked failures of an environment were healthy. Reads the failures of
 * the controls concerned and nothing else: a resource that fails counts already, so mending moves it from unhealthy to
 * healthy in a control and never in or out of the sums. Only where grace keeps failures out are all results read.
 */
export async function mendResults(tx: Transaction, environmentId: string, ticked: Ticked): Promise<Mended> {
  const { settledAt } = await tx.environment.findUniqueOrThrow({ where: { id: environmentId } })
  const named = new Set([...ticked.checks, ...[...ticked.results.values()].flatMap((ids) => [...ids])])
  const concerned = new Set([...named].flatMap((id) => checkById(id)?.control ?? []))
  const family = checks.filter((check) => concerned.has(check.control))
  const places = family.map((_, place) => place)
  const whole = family.map((check) => ticked.checks.has(check.id))
  const single = [...ticked.results.keys()]
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.asset_id, string_agg(place::text || CASE WHEN a.grace AND a.due_at > ${settledAt} THEN 'g' ELSE '' END, ',') AS failing
    FROM unnest(${family.map((check) => check.id)}::text[], ${places}::int[], ${whole}::boolean[])
      AS family (check_id, place, whole)
    JOIN assessment AS a ON a.check_id = family.check_id AND a.status = 'unhealthy'
      AND a.environment_id = ${environmentId}::uuid
    GROUP BY a.asset_id HAVING bool_or(whole) OR a.asset_id = ANY(${single}::uuid[])`
  const failures = new Map<string, { name: string; results: StoredResult[] }>()
  const timed: string[] = []
  const checksMended = new Set<string>()
  let [assets, count] = [0, 0]
  const isTicked = (assetId: string, checkId: string) =>
    ticked.checks.has(checkId) || (ticked.results.get(assetId)?.has(checkId) ?? false)
  for (const { asset_id, failing } of rows) {
    const results = failing.split(',').flatMap((text): StoredResult[] => {
      const check = family[Number.parseInt(text, 10)]
      return check
        ? [{ asset_id, check_id: check.id, status: 'unhealthy', due_at: null, grace: text.endsWith('g') }]
        : []
    })
    const mended = results.filter((result) => isTicked(asset_id, result.check_id))
    if (mended.length === 0) continue
    assets += 1
    count += mended.length
    for (const result of mended) checksMended.add(result.check_id)
    if (results.some((result) => result.grace)) timed.push(asset_id)
    else failures.set(asset_id, { name: '', results })
  }
  const exemptions = await activeExemptions(tx, environmentId, settledAt)
  const ids = exemptions.length > 0 ? [...failures.keys(), ...timed] : []
  const exempt = exemptionView(exemptions, await exemptionSubjects(tx, ids))
  const tallies = new PostureTallies()
  for (const part of [failures, await readResults(tx, timed)]) {
    const decide = (row: StoredResult) => ({
      exemption: exempt(row.asset_id, row.check_id)?.category,
      inGrace: isInGrace(row, settledAt),
    })
    const mend = (row: StoredResult) => {
      const isMended = row.status === 'unhealthy' && isTicked(row.asset_id, row.check_id)
      return isMended ? { ...decide(row), status: 'healthy' as const } : decide(row)
    }
    tallies.merge(compareStandings(environmentId, part, decide, mend).tallies)
  }
  return { tallies, assets, failures: count, checks: checksMended }
}
