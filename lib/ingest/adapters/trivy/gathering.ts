import type { FindingKind } from '@/lib/model/finding'
import type { Problem } from '@/lib/model/json'
import type {
  Observation,
  ObservedAsset,
  ObservedEdge,
  ObservedFinding,
  ObservedPass,
  ObservedScope,
  VulnerabilityFacts,
} from '@/lib/model/observation'
import { severityRank } from '@/lib/model/severity'

/** Which kinds the report proves it looked for on an asset, and whether it says all it saw. */
type Coverage = Map<FindingKind, boolean>
type Tally = { merged: number; suppressed: number }

/**
 * Collects what a report says while it is read, so that each asset, edge, finding and vulnerability stands once:
 * two items with one identity on one asset are one finding, and the asset counts how many were `merged`.
 */
export class Gathering {
  readonly rejected: Problem[] = []
  #assets = new Map<string, ObservedAsset>()
  #edges = new Map<string, ObservedEdge>()
  #findings = new Map<string, ObservedFinding>()
  #passes = new Map<string, ObservedPass>()
  #facts = new Map<string, VulnerabilityFacts>()
  #coverage = new Map<string, Coverage>()
  #doubts = new Set<string>()
  #tallies = new Map<string, Tally>()

  /** Adds an asset and gives its key back; what a scan says of it wins over a mere mention. */
  addAsset(asset: ObservedAsset): string {
    const known = this.#assets.get(asset.key)
    this.#assets.set(asset.key, known ? joinAssets(known, asset) : asset)
    return asset.key
  }

  addEdge(edge: ObservedEdge): void {
    const id = `${edge.from}\n${edge.kind}\n${edge.to}`
    if (!this.#edges.has(id)) this.#edges.set(id, edge)
  }

  addFinding(finding: ObservedFinding): void {
    const id = [finding.asset, finding.kind, finding.rule, ...finding.identity].join('\u0000')
    const known = this.#findings.get(id)
    if (known) this.tally(finding.asset, 'merged', 1)
    this.#findings.set(id, known ? joinFindings(known, finding) : finding)
  }

  addPass(pass: ObservedPass): void {
    this.#passes.set([pass.asset, pass.rule].join('\u0000'), pass)
  }

  addFacts(facts: VulnerabilityFacts): void {
    const known = this.#facts.get(facts.id)
    if (known) joinFacts(known, facts)
    else this.#facts.set(facts.id, facts)
  }

  /** The report proves that the asset was looked at for this kind; `whole` unless said otherwise once. */
  cover(asset: string, kind: FindingKind, whole = true): void {
    const coverage = this.#coverage.get(asset) ?? new Map<FindingKind, boolean>()
    coverage.set(kind, whole && (coverage.get(kind) ?? true))
    this.#coverage.set(asset, coverage)
  }

  tally(asset: string, what: keyof Tally, count: number): void {
    const tally = this.#tallies.get(asset) ?? { merged: 0, suppressed: 0 }
    tally[what] += count
    this.#tallies.set(asset, tally)
  }

  reject(problem: Problem): void {
    this.rejected.push(problem)
  }

  /** Rejects an item of this asset: what could not be read may still be there, so its kind is no longer whole. */
  rejectItem(asset: string, kind: FindingKind, problem: Problem): void {
    this.rejected.push(problem)
    this.#doubts.add(`${asset}\n${kind}`)
  }

  get isEmpty(): boolean {
    return this.#assets.size === 0
  }

  /**
   * Everything gathered; `complete` false means that the sender says the report is not whole, `rules` that it looked
   * for these misconfigurations alone.
   */
  observation(head: {
    source: string
    evidenceAt: string
    title: string
    complete: boolean
    rules?: readonly string[]
  }): Observation {
    return {
      source: head.source,
      evidenceAt: head.evidenceAt,
      title: head.title,
      assets: [...this.#assets.values()].map((asset) => this.#counted(asset)),
      edges: [...this.#edges.values()],
      scopes: [...this.#coverage].flatMap(([asset, coverage]) => this.#scopesOf(asset, coverage, head)),
      findings: [...this.#findings.values()],
      ...(this.#passes.size > 0 && { passes: [...this.#passes.values()] }),
      vulnerabilities: [...this.#facts.values()],
      events: [],
      rejected: this.rejected,
    }
  }

  #scopesOf(
    asset: string,
    coverage: Coverage,
    { complete, rules }: { complete: boolean; rules?: readonly string[] },
  ): ObservedScope[] {
    const kinds = [...coverage.keys()].sort()
    const isWhole = (kind: FindingKind) =>
      complete && coverage.get(kind) === true && !this.#doubts.has(`${asset}\n${kind}`)
    return [true, false].flatMap((whole): ObservedScope[] => {
      const some = kinds.filter((kind) => isWhole(kind) === whole)
      return some.length > 0 ? [{ type: 'findings', asset, kinds: some, ...(rules && { rules }), complete: whole }] : []
    })
  }

  #counted(asset: ObservedAsset): ObservedAsset {
    const tally = this.#tallies.get(asset.key)
    if (!tally) return asset
    const counts = Object.fromEntries(Object.entries(tally).filter(([, count]) => count > 0))
    return { ...asset, attributes: { ...asset.attributes, ...counts } }
  }
}

function joinAssets(known: ObservedAsset, next: ObservedAsset): ObservedAsset {
  const [main, other] = known.mentioned && !next.mentioned ? [next, known] : [known, next]
  const joined: ObservedAsset = { ...other, ...main }
  if (known.attributes || next.attributes) joined.attributes = { ...other.attributes, ...main.attributes }
  if (!main.mentioned) delete joined.mentioned
  const references = [...new Set([...(known.references ?? []), ...(next.references ?? [])])].sort()
  if (references.length > 0) joined.references = references
  return joined
}

const union = (a: string[] | undefined, b: string[] | undefined) => {
  const all = [...new Set([...(a ?? []), ...(b ?? [])])]
  return all.length > 0 ? all : undefined
}

const worse = <T extends { severity: keyof typeof severityRank }>(a: T, b: T) =>
  severityRank[b.severity] > severityRank[a.severity] ? b.severity : a.severity

function joinFindings(known: ObservedFinding, next: ObservedFinding): ObservedFinding {
  const joined = { ...known, severity: worse(known, next) }
  const aliases = union(known.aliases, next.aliases)
  if (aliases) joined.aliases = aliases
  const messages = [known.detail?.messages, next.detail?.messages].flatMap((some) => (Array.isArray(some) ? some : []))
  if (messages.length > 0) joined.detail = { ...known.detail, messages: [...new Set(messages)].slice(0, 20) }
  return joined
}

/** Fills what `known` lacks from `next`, in place: most vulnerabilities of a report come many times. */
function joinFacts(known: VulnerabilityFacts, next: VulnerabilityFacts): void {
  known.severity = worse(known, next)
  const aliases = next.aliases && union(known.aliases, next.aliases)
  if (aliases) known.aliases = aliases
  known.title ??= next.title
  known.description ??= next.description
  known.cvss ??= next.cvss
  known.epss ??= next.epss
  known.knownExploited ??= next.knownExploited
  known.cwes ??= next.cwes
  known.references ??= next.references
  known.publishedAt ??= next.publishedAt
  known.modifiedAt ??= next.modifiedAt
}
