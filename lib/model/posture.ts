import type { Evidence, AssessmentStatus } from './assessment'
import type { AssetKind } from './asset'
import type { ControlId } from './control'
import type { ListedCause } from './movement-cause'
import type { DecidingExemption, GovernedFailure } from './governance'
import type { Severity } from './severity'

/**
 * Posture as pages, API and exports say it. Times are ISO 8601 UTC; percentages and everything called gain, share or
 * potential are points of the secure score (0–100); `current` and `max` are points of the controls. Null is unknown.
 */
export type EnvironmentScore = {
  id: string
  name: string
  percentage: number | null
  current: number
  max: number
  /** Distinct resources that count, by which the environments weigh. */
  weight: number
  goal: number
}

export type Score = {
  percentage: number | null
  /** Points of the one environment asked for; null over several, whose points do not add up to their score. */
  points: { current: number; max: number } | null
  weight: number
  /** Weighted like the score itself; null without an environment. */
  goal: number | null
  environments: EnvironmentScore[]
}

/** A control: what it gives (`share`) and could still give (`potential`). Shares add up to the score. */
export type ControlStanding = {
  id: ControlId
  name: string
  /** 0 for a control that is shown but not scored. */
  max: number
  /** Points of the catalogue; over several environments those of all their resources together. */
  current: number
  healthy: number
  unhealthy: number
  /** The most it can give to this score; null when it has no resource or no points. */
  weight: number | null
  share: number | null
  potential: number | null
}

export type RecommendationStanding = {
  id: string
  name: string
  severity: Severity
  control: ControlId
  controlName: string
  preview: boolean
  healthy: number
  unhealthy: number
  notApplicable: number
  exempt: number
  /** Resources that only this recommendation keeps unhealthy in its control. */
  alone: number
  /** What mending just this one everywhere would add to the score; null when it gives no points. */
  gain: number | null
  /** A rule of other tools without a check of ours: its open findings are the unhealthy ones; never scored. */
  tool?: { rule: string; sources: string[] }
}

/** A recommendation in the list. `overdue`: its failures past their due date; `owned`: those that somebody owns. */
export type ListedRecommendation = RecommendationStanding & { overdue: number; owned: number }

export type MappingName =
  | 'Defender'
  | 'Azure Policy'
  | 'Pod Security Standards'
  | 'CIS Kubernetes'
  | 'CIS Docker'
  | 'NSA/CISA'
  | 'Kubescape'
  | 'Trivy'
export type RuleMapping = { name: MappingName; value: string }

export type CheckEntry = {
  id: string
  name: string
  description: string
  severity: Severity
  control: ControlId
  controlName: string
  remediation: string[]
  preview: boolean
  assetKinds: AssetKind[]
  /** Whether a patch can be made for an object that fails. */
  patchable: boolean
  mappings: RuleMapping[]
}

export type Recommendation = RecommendationStanding &
  Omit<CheckEntry, keyof RecommendationStanding> & {
    environments: {
      id: string
      name: string
      healthy: number
      unhealthy: number
      notApplicable: number
      exempt: number
    }[]
  }

export const resourceStatuses = ['unhealthy', 'healthy', 'not-applicable', 'exempt'] as const
export type ResourceStatus = (typeof resourceStatuses)[number]

/** What another tool says of a result, and when it said so last. */
export type WitnessView = {
  source: string
  status: AssessmentStatus
  /** The tool's own ids. */
  rule: string
  reason: string | null
  evidence: Evidence[]
  at: string
}

/** How a result came about. `judgedBy`: the tool whose verdict it is; null: we judged ourselves. */
export type Judgement = { judgedBy: string | null; disputed: boolean; witnesses: WitnessView[] }

export type AssessedResource = Judgement & {
  assetId: string
  name: string
  kind: AssetKind
  namespace: string | null
  cluster: string | null
  environmentId: string
  environment: string
  exposed: boolean
  /** Whoever takes it may take its node or cluster; told of failures. */
  privileged: boolean
  status: AssessmentStatus
  exempt: boolean
  /** The exemption that decides over it, whatever its status. */
  exemption: DecidingExemption | null
  /** Of a failure, if a rule or an admin named somebody. */
  governed: GovernedFailure | null
  /** Why the check does not apply. */
  reason: string | null
  evidence: Evidence[]
  /** When it took this status. */
  since: string
  evidenceAt: string
}

/** One resource with the patch that mends it; null where none can be given. Plimsoll never applies it. */
export type ResourceFix = AssessedResource & { patch: string | null }

export type ScoreMoment = { at: string; percentage: number | null }
export type ScoreHistory = { from: string; to: string; goal: number | null; points: ScoreMoment[] }

/**
 * `weighting`: what the causes of the environments leave over, because their weights changed or one joined.
 * `evidence-stale` moves nothing: it says what is counted as it last stood.
 */
export type ScoreCauseName = ListedCause | 'unexplained' | 'weighting' | 'other'

export type ScoreMove = {
  cause: ScoreCauseName
  checkId: string | null
  checkName: string | null
  /** Resources that changed; one that changed twice counts twice. */
  count: number
  delta: number
  /** When it made its largest step. */
  at: string | null
  assets: string[]
}

export type ScoreChange = {
  environmentId: string
  environment: string
  at: string
  cause: ScoreCauseName
  checkId: string | null
  checkName: string | null
  count: number
  /** Points of the score of this environment. */
  delta: number
  assets: string[]
}

/**
 * How one resource stood in one control before and after a moment; `none`: nothing that counts was known of it. Of
 * `evidence-stale`, `at` is the time of the last word on it, and control and states say nothing.
 */
export type PostureChange = {
  assetId: string
  name: string
  kind: AssetKind
  namespace: string | null
  gone: boolean
  environmentId: string
  environment: string
  at: string
  control: string
  controlName: string
  /** The check that turned it, where one did. */
  checkId: string | null
  checkName: string | null
  cause: ListedCause
  before: 'healthy' | 'unhealthy' | 'none'
  after: 'healthy' | 'unhealthy' | 'none'
}

/** What moved the score since `from`; the moves add up to `to - from` exactly. Null without a score to compare with. */
export type ScorePeriod = {
  since: string
  from: number
  to: number
  delta: number
  moves: ScoreMove[]
}

/** The score between two moments with every cause; `period` is null without a score at both ends. */
export type ScoreSpan = { period: ScorePeriod | null; history: ScoreHistory }
