import { z } from 'zod'
import type { AssessmentStatus, ExemptionCategory } from './assessment'
import type { AssetKind } from './asset'

/**
 * `pending`: waits for a second person and counts nothing. `expiring`: counts, and ends within `reminderDays`.
 * The others have ended.
 */
export const exemptionStates = ['pending', 'active', 'expiring', 'expired', 'revoked', 'rejected'] as const
export type ExemptionState = (typeof exemptionStates)[number]

/** So long before it expires an exemption is pointed out. */
export const reminderDays = 7

/** What an exemption covers: a resource, labels (of a namespace, if one is named), a namespace, or everything. */
export type ExemptionPlace = {
  kind: 'resource' | 'labels' | 'namespace' | 'environment'
  assetId: string | null
  assetName: string | null
  namespace: string | null
  labels: string[] | null
}

export type Exemption = {
  id: string
  environmentId: string
  environment: string
  /** Null for all recommendations. */
  checkId: string | null
  checkName: string | null
  place: ExemptionPlace
  category: ExemptionCategory
  reason: string
  evidenceLink: string | null
  state: ExemptionState
  createdById: string
  createdBy: string
  createdAt: string
  expiresAt: string | null
  /** Who approved, rejected or revoked it, and when; null where nobody did. */
  decidedBy: string | null
  decidedAt: string | null
  /** Why it was rejected or revoked. */
  endReason: string | null
}

/** One result that an exemption would decide over. */
export type ExemptedResult = {
  assetId: string
  name: string
  kind: AssetKind
  namespace: string | null
  checkId: string
  checkName: string
  status: AssessmentStatus
  /** Another exemption decides over it already. */
  already: boolean
}

/** What an exemption would do if it counted now. Percentages are scores; null is no score. */
export type ExemptionPreview = {
  /** Failures that would no longer count, and the resources that they are on. */
  hides: { failures: number; resources: number; checks: number }
  /** Results without a failure that would leave the sums (waiver). */
  leaves: number
  before: number | null
  after: number | null
  /** Whether it would first wait for a second person. */
  needsApproval: boolean
  /** The first of the failures. */
  items: ExemptedResult[]
}

/** A label that a resource must carry: `key` or `key=value`. */
export const label = z
  .string()
  .trim()
  .regex(/^[\w./-]{1,317}(?:=[\w.-]{0,63})?$/, 'is no label such as team=till')

/** Words of a person, without a NUL, which PostgreSQL does not store. */
export const plainText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\0'), 'must not contain a NUL character')

/** What an exemption covers, as people write it. Without resource, namespace and labels: the whole environment. */
export const exemptionPlaceInput = {
  environmentId: z.uuid(),
  checkId: plainText(100).nullish(),
  assetId: z.uuid().nullish(),
  namespace: plainText(253).nullish(),
  labels: z.array(label).min(1).max(10).nullish(),
}

/** A link that leads out: https, without a name and password in it. */
export const evidenceLinkInput = plainText(2_000).refine((value) => {
  if (!URL.canParse(value)) return false
  const { protocol, username, password } = new URL(value)
  return protocol === 'https:' && username === '' && password === ''
}, 'must be an https link')

export const exemptionReasonInput = plainText(2_000)
