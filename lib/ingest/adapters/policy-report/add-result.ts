import { clusterPlace, placeOf, type Place } from './place'
import { advisoryOf, imageOf, vulnerability } from './vulnerability'
import type { Gathering } from './gathering'
import { misconfiguration, ruleOf } from './misconfiguration'
import type { ResourceReference, Result } from './payload'
import { resultTime } from './times'
import { outcomeOf } from './words'
import { redactText } from '@/lib/model/redact'

/** What a result inherits from the report around it. */
export type Surroundings = {
  cluster: string
  namespace: string | null
  /** The resource of results that name none. */
  scope: ResourceReference | null
  tool: string | undefined
  /** The report lists every result of the resources it names. */
  whole: boolean
}

/**
 * Adds one result to what was gathered: `fail` and `warn` are findings, `pass` and `skip` only say that the resource
 * was looked at, `error` was no judgement, so it is counted as rejected and the resource is not covered in full.
 */
export function addResult(gathered: Gathering, result: Result, path: string, around: Surroundings): void {
  gathered.seenAt(resultTime(result.timestamp))
  const id = advisoryOf(result)
  const said = outcomeOf(result)
  // Scanners' adapters list only what is wrong and leave the result out.
  const outcome = said === undefined && id ? 'fail' : said
  const places = placesOf(result, around)
  const reject = (message: string) => {
    gathered.rejected.push({ path, message })
    if (places.length === 0) gathered.anyUnplaced = true
    for (const place of places) gathered.cover(place.asset, 'misconfiguration', false)
  }
  if (places.length === 0) return reject('names a resource that cannot exist')
  if (!outcome) return reject('expected a result: pass, fail, warn, error or skip')
  if (outcome === 'error') return reject(`could not be evaluated: ${redactText(result.message ?? 'no reason given')}`)
  if (!id && !result.policy?.trim() && !result.rule?.trim()) return reject('names no policy')
  const image = id ? imageOf(result) : null
  for (const place of image ? [{ asset: image }] : places) {
    gathered.cover(place.asset, id ? 'vulnerability' : 'misconfiguration', around.whole)
    if (outcome === 'pass' || outcome === 'skip') {
      if (!id && !('object' in place && place.object)) addPass(gathered, result, outcome, place.asset.key, around.tool)
      continue
    }
    if (id) {
      const seen = vulnerability(result, id, place, around.tool)
      gathered.addFinding(seen.finding)
      gathered.addFacts(seen.facts)
    } else gathered.addFinding(misconfiguration(result, outcome, place, around.tool))
  }
}

function addPass(
  gathered: Gathering,
  result: Result,
  outcome: 'pass' | 'skip',
  asset: string,
  tool: string | undefined,
): void {
  const own = { asset, rule: ruleOf(result), ...(tool && { tool }) }
  if (outcome === 'pass') gathered.addPass({ ...own, status: 'healthy' })
  else gathered.addPass({ ...own, status: 'not-applicable', reason: 'skipped' })
}

/** Where a result belongs: its own resources, else the report's; what names none is about the cluster. */
function placesOf(result: Result, around: Surroundings): Place[] {
  const own = [...(result.resources ?? []), ...(result.subjects ?? [])]
  const named = own.length ? own : around.scope ? [around.scope] : []
  if (named.length === 0) return [clusterPlace(around.cluster)]
  return named.flatMap((reference) => placeOf(around.cluster, reference, around.namespace) ?? [])
}
