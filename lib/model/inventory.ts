import type { HeartbeatView } from './heartbeat'
import type { AssessmentStatus, Evidence } from './assessment'
import type { AssetKind, EdgeKind } from './asset'
import type { FindingKind, FixStatus } from './finding'
import type { DecidingExemption, GovernedFailure } from './governance'
import type { Json } from './json'
import type { Judgement } from './posture'
import type { Severity } from './severity'

/** The inventory as pages, API and exports say it. Times are ISO 8601 UTC, null is unknown. */
export type AssetItem = {
  id: string
  environmentId: string
  environment: string
  kind: AssetKind
  /** `Deployment`, `ClusterRole`: the object's own kind, where the report says one. */
  objectKind: string | null
  name: string
  namespace: string | null
  cluster: { id: string; name: string } | null
  running: boolean
  exposed: boolean
  /** The severity of its worst open finding; null when none is open. */
  worst: Severity | null
  firstSeenAt: string
  /** When what is known of it last changed. */
  evidenceAt: string
  /** When a report last showed it, changed or not. */
  lastSeenAt: string
  goneAt: string | null
}

/** Open findings by severity. */
export type SeverityTotals = Record<Severity, number>

/** What a source last said of an asset and which collector brought it. */
export type AssetCoverage = {
  source: string
  /** `findings:vulnerability`, `assets:workload` … */
  scope: string
  complete: boolean
  evidenceAt: string
  collector: string | null
  reportId: string
}

export type AssetAssessment = Judgement & {
  checkId: string
  name: string
  severity: Severity
  controlName: string
  status: AssessmentStatus
  reason: string | null
  evidence: Evidence[]
  evidenceAt: string
  since: string
  exemption: DecidingExemption | null
  governed: GovernedFailure | null
}

export type AssetDetail = AssetItem & {
  key: string
  /** Small facts of the report: version, roles, replicas. */
  attributes: Record<string, Json>
  /** Its other names: image tags, a cluster's names. */
  references: string[]
  severities: SeverityTotals
  findings: { kind: FindingKind; count: number }[]
  assessments: AssetAssessment[]
  alerts: { open: number; total: number; capped: boolean }
  coverage: AssetCoverage[]
  /** Of a cluster: what collectors of ours last said of it. */
  heartbeats: HeartbeatView[]
  /** For a cluster or a namespace: how many present assets of each kind it holds. */
  holds: { kind: AssetKind; count: number }[]
  /** Edges by direction and kind. */
  relations: { direction: 'in' | 'out'; kind: EdgeKind; count: number }[]
}

export type AssetRelation = {
  /** `out`: this asset `kind` the other; `in`: the other `kind` this one. */
  direction: 'in' | 'out'
  kind: EdgeKind
  asset: Pick<AssetItem, 'id' | 'kind' | 'objectKind' | 'name' | 'namespace' | 'running' | 'exposed' | 'worst'>
  sources: string[]
  attributes: Record<string, Json>
  evidenceAt: string
}

export type ImageItem = {
  id: string
  environmentId: string
  environment: string
  name: string
  digest: string | null
  os: string | null
  endOfLife: boolean
  running: boolean
  exposed: boolean
  worst: Severity | null
  severities: SeverityTotals
  exploited: number
  fixable: number
  total: number
  /** Workloads that run it, and their clusters by name. */
  workloads: number
  clusters: string[]
  /** When a scanner last looked; null when none has. */
  scannedAt: string | null
  firstSeenAt: string
}

export type ImagePlace = {
  id: string
  name: string
  objectKind: string | null
  namespace: string | null
  cluster: { id: string; name: string } | null
  containers: string[]
  replicas: number | null
  pods: { count: number; running: number } | null
  exposed: boolean
}

export type ImageLayer = {
  digest: string | null
  diffId: string | null
  size: number | null
  severities: SeverityTotals
}

export type ImageWitness = { source: string; found: number; evidenceAt: string | null; collector: string | null }

export type ImageComparison = {
  previous: { id: string; digest: string | null; name: string; firstSeenAt: string }
  fixed: number
  added: number
  unchanged: number
  worstFixed: { rule: string; package: string | null } | null
  worstAdded: { rule: string; package: string | null } | null
}

export type ImageDetail = ImageItem & {
  repository: string | null
  registry: string | null
  tags: string[]
  references: string[]
  imageId: string | null
  architecture: string | null
  user: string | null
  createdAt: string | null
  size: number | null
  exposedPorts: string[]
  packages: number
  layers: ImageLayer[]
  /** Findings whose layer is not told or is not of this image. */
  unplaced: SeverityTotals
  findings: { kind: FindingKind; count: number }[]
  misconfigured: number
  runs: { places: ImagePlace[]; total: number }
  witnesses: ImageWitness[]
  /** Open vulnerabilities that every one of the witnesses sees. */
  agreed: number
  comparison: ImageComparison | null
  goneAt: string | null
  evidenceAt: string
}

export type ImagePackage = {
  name: string
  version: string | null
  type: string | null
  purl: string | null
  path: string | null
  licences: string[]
  /** Open vulnerabilities of it by severity. */
  severities: SeverityTotals
}

export type VulnerabilityItem = {
  id: string
  title: string | null
  severity: Severity
  score: number | null
  epss: number | null
  exploited: boolean
  exposed: boolean
  /** Open findings of it, and how many of them are in something that runs, and have a fix. */
  findings: number
  running: number
  fixable: number
  assets: number
  publishedAt: string | null
}

export type VulnerabilityDetail = VulnerabilityItem & {
  aliases: string[]
  description: string | null
  vector: string | null
  cwes: string[]
  /** Only http and https links. */
  references: string[]
  modifiedAt: string | null
  firstSeenAt: string | null
  severities: SeverityTotals
  packages: { name: string; versions: string[]; fixedVersions: string[]; findings: number }[]
  environments: { id: string; name: string; findings: number }[]
}

export type FindingItem = {
  assetId: string
  fingerprint: string
  environmentId: string
  asset: { name: string; kind: string; namespace: string | null }
  kind: FindingKind
  rule: string
  title: string
  severity: Severity
  exploited: boolean
  exposed: boolean
  running: boolean
  fixable: boolean
  epss: number
  open: boolean
  sources: string[]
  package: string | null
  version: string | null
  fixedVersion: string | null
  fixStatus: FixStatus | null
  location: string | null
  /** Digest or diff id of the layer that brought it, where a tool says so. */
  layer: string | null
  firstSeenAt: string
  resolvedAt: string | null
}

/** What one source says of a finding that another leads. */
export type FindingWitness = {
  source: string
  title: string | null
  severity: Severity | null
  fixedVersion: string | null
  fixStatus: FixStatus | null
  evidenceAt: string
}

export type FindingDetail = FindingItem & {
  environment: string
  cluster: { id: string; name: string } | null
  /** What the tool says besides: message, remediation, links, other ids. */
  detail: Record<string, Json>
  reopened: number
  changedAt: string
  /** Sources that say something else of it than the one that leads. */
  witnesses: FindingWitness[]
}

export type AffectedAsset = {
  asset: Pick<AssetItem, 'id' | 'kind' | 'objectKind' | 'name' | 'namespace' | 'environment' | 'running' | 'exposed'>
  severity: Severity
  packages: { name: string | null; version: string | null; fixedVersion: string | null; fixStatus: FixStatus | null }[]
  /** Workloads that run it and their clusters; for a workload itself, its own cluster. */
  workloads: number
  clusters: string[]
  firstSeenAt: string
}

export type SearchGroup<Entry> = { items: Entry[]; more: boolean }
/** Answers of the search over everything; at most five of each kind. */
export type SearchAnswer = {
  assets: SearchGroup<
    Pick<AssetItem, 'id' | 'kind' | 'name' | 'namespace' | 'environment' | 'worst'> & { cluster: string | null }
  >
  vulnerabilities: SearchGroup<{
    id: string
    title: string | null
    severity: Severity
    exploited: boolean
    findings: number
  }>
  alerts: SearchGroup<{
    id: string
    title: string
    severity: Severity
    status: string
    compromised: string
    lastSeenAt: string
  }>
  recommendations: SearchGroup<{ id: string; name: string; severity: Severity; unhealthy: number }>
}

export type FindingCounts = {
  total: number
  severities: SeverityTotals
  kinds: { kind: FindingKind; count: number; severities: SeverityTotals }[]
}

export type AssetCounts = { total: number; kinds: { kind: AssetKind; count: number }[] }
