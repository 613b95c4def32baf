import type { AssessmentStatus, Evidence } from './assessment'
import type { AssetKind, EdgeKind } from './asset'
import type { AuditEvent } from './audit-event'
import type { Entity } from './alert'
import type { FindingKind, FixStatus } from './finding'
import type { Json, Problem } from './json'
import type { ObservedProcess } from './observed-process'
import type { Severity } from './severity'
import type { StatedAlert } from './stated-alert'

/**
 * What one report says, in the domain's words: the only thing an adapter produces and the store consumes.
 * Assets are named by key (`lib/model/key`). Everything is plain data; times are ISO 8601 UTC strings.
 */
export type Observation = {
  /** The tool that looked: `trivy`, `falco`, `kyverno` … One finding is open while any source still sees it. */
  source: string
  /** When the tool looked (not when we received it). Decides which of two reports is newer. */
  evidenceAt: string
  /** How the ledger calls this report: an image reference, a cluster's name, a rule. */
  title: string
  assets: ObservedAsset[]
  edges: ObservedEdge[]
  scopes: ObservedScope[]
  findings: ObservedFinding[]
  /** Facts about the vulnerabilities that `findings` name by `rule`, one per id. */
  vulnerabilities: VulnerabilityFacts[]
  /** Rules of the tool that an asset passed, or that do not apply to it. */
  passes?: ObservedPass[]
  /** What the tool itself judged of checks that are ours too: made of its findings and passes, see lib/ingest/map-rules. */
  witnesses?: ObservedWitness[]
  events: ObservedEvent[]
  /** Requests to an API server; what of them is cause for an alert is decided when they are stored. */
  audit?: AuditEvent[]
  /** Items that could not be read; they are counted and shown, the rest of the report stands. */
  rejected: Problem[]
}

export type ObservedAsset = {
  kind: AssetKind
  key: string
  name: string
  namespace?: string
  /** Key of the cluster that holds it. */
  cluster?: string
  /** Small facts to show and filter by: `{ kind: 'Deployment', distribution: 'aks' }`. */
  attributes?: Record<string, Json>
  /** The object itself as far as checks and pages read it: pod template, layers, packages. No secret values. */
  document?: Json
  /** Other names under which reports may speak of it: image references by tag (`docker.io/library/nginx:1.27`). */
  references?: string[]
  /** True when the report only mentions it: it is created if unknown, but nothing known about it is overwritten. */
  mentioned?: boolean
}

/** `to` may be a key by tag (`imageTagKey`); the store joins it to the digest it knows. */
export type ObservedEdge = { from: string; kind: EdgeKind; to: string; attributes?: Record<string, Json> }

/** What the report covers. Only a complete, newer report of the same scope and source retracts. */
export type ObservedScope =
  /** `rules`: the report looked for these rules alone (one framework, the checks of a worker). */
  | { type: 'findings'; asset: string; kinds: FindingKind[]; rules?: readonly string[]; complete: boolean }
  /**
   * Every object of the cluster was held against these rules; those that are not mentioned passed. `checks`: ours
   * that ask the same, see lib/ingest/map-rules.
   */
  | { type: 'rules'; cluster: string; rules: readonly string[]; checks?: readonly string[]; complete: boolean }
  /** The tool judged this asset by these of our checks (none given: by all that it knows). */
  | { type: 'witnesses'; asset: string; checks?: readonly string[]; complete: boolean }
  /**
   * All assets of these kinds in the cluster; if given, only in these namespaces, and only those whose
   * `attributes.kind` is one of `objectKinds` (a list of Deployments says nothing of StatefulSets).
   */
  | {
      type: 'assets'
      cluster: string
      kinds: AssetKind[]
      objectKinds?: string[]
      namespaces?: string[]
      complete: boolean
    }

export type ObservedFinding = {
  asset: string
  kind: FindingKind
  /** CVE or advisory id, rule id, licence name. */
  rule: string
  /** The same fault under other ids (GHSA-…, CVE-…). */
  aliases?: string[]
  title: string
  severity: Severity
  /** Stable parts that make it the same finding tomorrow: package and path, file and rule. `kind`, `rule` are added. */
  identity: string[]
  package?: { name: string; version?: string; fixedVersion?: string; type?: string; purl?: string; path?: string }
  fixStatus?: FixStatus
  /** Where in the asset: file, line, layer, JSON path. */
  location?: { path?: string; startLine?: number; endLine?: number; layer?: string }
  /** Message, remediation and links that are this finding's own; a vulnerability's text stays in its facts. */
  detail?: Record<string, Json>
}

/** The counterpart of a misconfiguration: a rule that an asset passed, or why it does not apply. */
export type ObservedPass = {
  asset: string
  rule: string
  status: 'healthy' | 'not-applicable'
  reason?: string
  /** The tool behind a report that carries those of several. */
  tool?: string
}

/**
 * Another tool's verdict on one of our checks. Where we can judge ourselves ours counts and this stands beside it;
 * where we cannot, this is the assessment. Several of one check on one asset: the worst counts.
 */
export type ObservedWitness = {
  asset: string
  /** Id of our check. */
  check: string
  status: AssessmentStatus
  /** The tool's own id of what it judged by: `C-0057`. */
  rule: string
  evidence?: Evidence[]
  /** Why it is not applicable, in the tool's words. */
  reason?: string
}

export type VulnerabilityFacts = {
  id: string
  aliases?: string[]
  title?: string
  description?: string
  severity: Severity
  /** CVSS base score 0–10 and its vector, the highest version that the tool gives. */
  cvss?: { score: number; vector?: string; version?: string }
  /** Probability 0–1. */
  epss?: number
  knownExploited?: boolean
  cwes?: string[]
  references?: string[]
  publishedAt?: string
  modifiedAt?: string
}

export type ObservedEvent = {
  /** Stable parts that make a repeated delivery the same event. */
  identity: string[]
  at: string
  rule: string
  /** The tool's own level, lower case: `warning`, `critical`. */
  priority: string
  message: string
  tags: string[]
  fields: Record<string, Json>
  /** The most specific asset that the event speaks of; listed in `assets` too. */
  asset: string
  cluster?: string
  /** From the widest (cluster) to the narrowest (process). */
  entities: Entity[]
  /** The process behind it, where the sensor tells command lines: our own detections look at it. */
  process?: ObservedProcess
  /** Of a tool that raises alerts itself. What our own detections recognise goes first. */
  stated?: StatedAlert
}
