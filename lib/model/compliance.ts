import { z } from 'zod'
import type { Severity } from './severity'

export const complianceStatuses = ['passed', 'failed', 'skipped', 'manual', 'not-assessable'] as const
export const complianceStatusSchema = z.enum(complianceStatuses)
/** How a control of a standard stands. What could not be assessed has not passed. */
export type ComplianceStatus = z.infer<typeof complianceStatusSchema>

export const complianceReasons = [
  'assessed',
  'attested',
  'exempt',
  'not-applicable',
  'needs-attestation',
  'plan-off',
  'managed-control-plane',
  'no-check',
  'no-evidence',
] as const
export type ComplianceReason = (typeof complianceReasons)[number]

/** Results of checks on resources: one resource counts once for each check of the control. */
export type ResultCounts = { healthy: number; unhealthy: number; exempt: number; notApplicable: number }

/** What a person answered for: whether the control is met, for how long, and on what that rests. */
export type Attestation = {
  id: string
  environmentId: string
  environment: string
  outcome: AttestationOutcome
  statement: string
  evidenceLink: string | null
  by: string
  at: string
  expiresAt: string
  /** Only a live one counts. A later one revokes the one before it. */
  state: 'live' | 'expired' | 'revoked'
  revokedAt: string | null
  revokedBy: string | null
}
export const attestationOutcomes = ['passed', 'failed'] as const
export type AttestationOutcome = (typeof attestationOutcomes)[number]

/** A check that decides a control, with its results. `made` false: Plimsoll has no such check (yet). */
export type ControlCheck = ResultCounts & {
  id: string
  name: string
  severity: Severity | null
  made: boolean
  /** False where it applies to something but lacks the evidence. */
  evaluated: boolean
}

/** A control of a standard over the environments asked for. */
export type ComplianceControl = ResultCounts & {
  /** `cis-docker-1.6.0/5.4`. */
  id: string
  standard: string
  standardName: string
  control: string
  title: string
  level: string | null
  section: string
  sectionTitle: string
  decidedBy: 'checks' | 'person'
  status: ComplianceStatus
  reason: ComplianceReason
  checks: ControlCheck[]
  /** In how many of these environments somebody has attested it; `of`: where that is possible. */
  attested: { passed: number; failed: number; of: number }
}

export type StatusCounts = Record<ComplianceStatus, number>

/** A standard over the environments asked for, in all and in each. */
export type StandardStanding = {
  id: string
  name: string
  version: string
  group: 'hardening' | 'regulation' | 'further'
  appliesTo: 'kubernetes' | 'docker'
  mapping: 'official' | 'vendor' | 'own'
  source: string
  family: string | null
  /** Of several versions the one for the clusters at hand; true for a standard without versions. */
  current: boolean
  controls: number
  counts: StatusCounts
  environments: { id: string; name: string; counts: StatusCounts }[]
}

/** One standard with those of its controls that the filters chose. */
export type StandardDetails = StandardStanding & {
  items: ComplianceControl[]
  /** Other versions of the same standard. */
  versions: { id: string; version: string }[]
}

/** One control with how it stands in each environment and what people answered for. */
export type ControlDetails = ComplianceControl & {
  environments: { id: string; name: string; status: ComplianceStatus; reason: ComplianceReason }[]
  attestations: Attestation[]
}

/** A resource that fails checks of a control. */
export type FailingResource = {
  assetId: string
  name: string
  kind: string
  namespace: string | null
  cluster: string | null
  environmentId: string
  environment: string
  checks: { id: string; name: string }[]
}
