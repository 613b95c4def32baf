import { z } from 'zod'
import type { Json } from './json'

export const assessmentStatuses = ['healthy', 'unhealthy', 'not-applicable'] as const
export const assessmentStatusSchema = z.enum(assessmentStatuses)
export type AssessmentStatus = z.infer<typeof assessmentStatusSchema>

/** Where the proof lies, as a JSON path into the object, what stands there and why that fails. */
export type Evidence = { path: string; value?: Json; message: string }

/** The result of one check on one asset. */
export type Verdict =
  | { status: 'healthy' }
  | { status: 'unhealthy'; evidence: Evidence[] }
  /** `evaluated` false: it may apply, but the evidence is not there; another tool's verdict then counts. */
  | { status: 'not-applicable'; reason: string; evaluated?: false }

/** How the reason of a check begins that could not be evaluated, so that it is told from one that does not apply. */
export const notEvaluatedWords = 'Not evaluated: '

/** `waiver` leaves both sums of the score, `mitigated` counts as healthy. */
export const exemptionCategories = ['waiver', 'mitigated'] as const
export type ExemptionCategory = (typeof exemptionCategories)[number]
