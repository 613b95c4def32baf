import type { FindingKind } from '@/lib/model/finding'
import type { Problem } from '@/lib/model/json'
import { clusterOfKey, namespaceKey } from '@/lib/model/key'
import type {
  ObservedAsset,
  ObservedFinding,
  ObservedPass,
  ObservedScope,
  VulnerabilityFacts,
} from '@/lib/model/observation'
import { severityRank } from '@/lib/model/severity'

/** What a body says, gathered result by result; two results that are one finding are folded, the worse one stays. */
export class Gathering {
  readonly assets = new Map<string, ObservedAsset>()
  readonly rejected: Problem[] = []
  newest: number | null = null
  /** Set when a result could not be placed: then no asset is known to be covered in full. */
  anyUnplaced = false
  private readonly findings = new Map<string, ObservedFinding>()
  private readonly passes = new Map<string, ObservedPass>()
  private readonly facts = new Map<string, VulnerabilityFacts>()
  private readonly scopes = new Map<string, { kinds: Set<FindingKind>; complete: boolean }>()

  /** Notes that a report spoke of this asset; `complete` is lost as soon as one report about it is partial. */
  cover(asset: ObservedAsset, kind: FindingKind, complete: boolean): void {
    if (!this.assets.has(asset.key)) this.add(asset)
    const scope = this.scopes.get(asset.key) ?? { kinds: new Set(), complete: true }
    scope.kinds.add(kind)
    scope.complete &&= complete
    this.scopes.set(asset.key, scope)
  }

  /** Adds an asset with the namespace and the cluster that hold it. */
  private add(asset: ObservedAsset): void {
    const { cluster, namespace } = asset
    const name = cluster && clusterOfKey(cluster)
    if (cluster && name !== undefined) {
      if (!this.assets.has(cluster)) this.assets.set(cluster, { kind: 'cluster', key: cluster, name, mentioned: true })
      const key = namespaceKey(name, namespace ?? '')
      const place = { kind: 'namespace', key, name: namespace ?? '', cluster, mentioned: true } as const
      if (namespace && !this.assets.has(key)) this.assets.set(key, place)
    }
    this.assets.set(asset.key, asset)
  }

  addFinding(finding: ObservedFinding): void {
    const key = JSON.stringify([finding.asset, finding.kind, finding.rule, finding.identity])
    const known = this.findings.get(key)
    if (!known || severityRank[finding.severity] > severityRank[known.severity]) this.findings.set(key, finding)
  }

  addPass(pass: ObservedPass): void {
    this.passes.set(JSON.stringify([pass.asset, pass.rule, pass.tool]), pass)
  }

  addFacts(facts: VulnerabilityFacts): void {
    const known = this.facts.get(facts.id)
    if (!known) return void this.facts.set(facts.id, facts)
    const worse = severityRank[facts.severity] > severityRank[known.severity]
    this.facts.set(facts.id, worse ? { ...known, ...facts } : { ...facts, ...known })
  }

  seenAt(time: number | null): void {
    if (time !== null && (this.newest === null || time > this.newest)) this.newest = time
  }

  listFindings = (): ObservedFinding[] => [...this.findings.values()]
  listPasses = (): ObservedPass[] => [...this.passes.values()]
  listFacts = (): VulnerabilityFacts[] => [...this.facts.values()]
  listScopes = (mayBeComplete: boolean): ObservedScope[] =>
    [...this.scopes].map(([asset, scope]) => ({
      type: 'findings',
      asset,
      kinds: [...scope.kinds],
      complete: mayBeComplete && scope.complete && !this.anyUnplaced,
    }))
}
