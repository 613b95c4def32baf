import { z } from 'zod'

export const findingKinds = ['vulnerability', 'secret', 'misconfiguration', 'licence', 'malware'] as const
export const findingKindSchema = z.enum(findingKinds)
export type FindingKind = z.infer<typeof findingKindSchema>

export const findingStatuses = ['open', 'resolved'] as const
export const findingStatusSchema = z.enum(findingStatuses)

/** What the vendor says about a fix, in Trivy's words, which the other scanners share. */
export const fixStatuses = [
  'unknown',
  'not_affected',
  'affected',
  'fixed',
  'under_investigation',
  'will_not_fix',
  'fix_deferred',
  'end_of_life',
] as const
export const fixStatusSchema = z.enum(fixStatuses)
export type FixStatus = z.infer<typeof fixStatusSchema>
