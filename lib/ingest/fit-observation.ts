import type { Observation, ObservedAsset, ObservedFinding, ObservedScope } from '@/lib/model/observation'
import { cutBytes, isLonger } from './cut-bytes'

/** Two such texts and the rest of an index row fit into what a B-tree of PostgreSQL takes (2,704 bytes). */
const maxIndexed = 1_000
const maxKey = 3_000

/**
 * What of a report the database can hold. Names to show are cut; a name that tells one thing from another must not be,
 * so an asset, finding or event with a longer one is left out, with a problem, and what covers it is no longer whole.
 * So one hostile or broken item costs itself and never the report. Evidence without a date is as old as its receipt.
 */
export function fitObservation(reported: Observation, receivedAt: Date): Observation {
  const rejected = [...reported.rejected]
  const refuse = (what: string, name: string, why: string) => {
    rejected.push({ path: '$', message: `${what} "${name.slice(0, 60)}…" ${why}` })
    return []
  }
  const tooLong = `is longer than ${maxIndexed} bytes`
  const lost = new Set<string>()
  const doubtful = new Set<string>()
  const assets = reported.assets.flatMap((asset) => {
    if (!isLonger(asset.key, maxKey) && !isLonger(asset.namespace ?? '', maxIndexed)) return [fitAsset(asset)]
    lost.add(asset.key)
    return refuse(`the name of the ${asset.kind}`, asset.name, tooLong)
  })
  const findings = reported.findings.flatMap((finding) => {
    if (lost.has(finding.asset)) return []
    if (!isLonger(finding.rule, maxIndexed)) return [fitFinding(finding)]
    doubtful.add(`${finding.asset}\n${finding.kind}`)
    return refuse(`the rule of a ${finding.kind}`, finding.rule, tooLong)
  })
  return {
    ...reported,
    evidenceAt: isDate(reported.evidenceAt) ? reported.evidenceAt : receivedAt.toISOString(),
    assets,
    findings,
    ...(reported.witnesses && { witnesses: reported.witnesses.filter((witness) => !lost.has(witness.asset)) }),
    edges: reported.edges.filter((edge) => !lost.has(edge.from) && !lost.has(edge.to)),
    scopes: reported.scopes.flatMap((scope): ObservedScope[] => {
      // A list that had to leave out one of its objects no longer proves what is gone.
      if (scope.type === 'assets') return [lost.size > 0 ? { ...scope, complete: false } : scope]
      if (scope.type === 'rules') return lost.size > 0 ? [] : [scope]
      if (lost.has(scope.asset)) return []
      if (scope.type === 'witnesses') return [scope]
      const isDoubtful = scope.kinds.some((kind) => doubtful.has(`${scope.asset}\n${kind}`))
      return [isDoubtful ? { ...scope, complete: false } : scope]
    }),
    vulnerabilities: reported.vulnerabilities.flatMap((facts) => {
      if (isLonger(facts.id, maxIndexed)) return []
      const isFit = facts.aliases?.every((alias) => !isLonger(alias, maxIndexed)) ?? true
      return [isFit ? facts : { ...facts, aliases: facts.aliases?.filter((alias) => !isLonger(alias, maxIndexed)) }]
    }),
    events: reported.events.flatMap((event) => {
      if (lost.has(event.asset) || lost.has(event.cluster ?? '')) return []
      return isDate(event.at) ? [event] : refuse('the event of the rule', event.rule, 'has no time that can be kept')
    }),
    rejected,
  }
}

/** PostgreSQL knows no year 0, and nothing that a tool saw is older than Unix. */
function isDate(text: string): boolean {
  const time = Date.parse(text)
  return time >= 0 && time < Date.UTC(10_000, 0)
}

function fitAsset(asset: ObservedAsset): ObservedAsset {
  const references = asset.references?.filter((reference) => !isLonger(reference, maxIndexed))
  const isFit = !isLonger(asset.name, maxIndexed) && references?.length === asset.references?.length
  if (isFit) return asset
  return { ...asset, name: cutBytes(asset.name, maxIndexed), ...(references && { references }) }
}

function fitFinding(finding: ObservedFinding): ObservedFinding {
  const name = finding.package?.name
  if (!finding.package || name === undefined || !isLonger(name, maxIndexed)) return finding
  return { ...finding, package: { ...finding.package, name: cutBytes(name, maxIndexed) } }
}
