import { z } from 'zod'
import type { ExemptionCategory } from './assessment'
import { controlIdSchema, type ControlId } from './control'
import { label, plainText } from './exemption'
import { severitySchema, type Severity } from './severity'

/** A rule that says whose failures of some kind are, and how long they may last. */
export type GovernanceRuleItem = {
  id: string
  environmentId: string
  environment: string
  name: string
  /** The rule with the lowest place decides. */
  place: number
  checkId: string | null
  checkName: string | null
  controlId: ControlId | null
  controlName: string | null
  severity: Severity | null
  namespace: string | null
  labels: string[] | null
  ownerId: string
  owner: string
  dueDays: number
  grace: boolean
  createdAt: string
}

/** Who is to mend a failure, until when. `grace`: the score leaves it out until it is due. */
export type GovernedFailure = { ownerId: string; owner: string; dueAt: string; overdue: boolean; grace: boolean }

/** The exemption that decides over a result. */
export type DecidingExemption = {
  id: string
  category: ExemptionCategory
  reason: string
  evidenceLink: string | null
  expiresAt: string | null
}

/** What a rule says, as people write it; whatever is null narrows nothing. */
export const governanceRuleInput = {
  name: plainText(80),
  place: z.number().int().min(1).max(1_000).default(100),
  checkId: plainText(100).nullish(),
  controlId: controlIdSchema.nullish(),
  severity: severitySchema.nullish(),
  namespace: plainText(253).nullish(),
  labels: z.array(label).min(1).max(10).nullish(),
  ownerId: plainText(100),
  dueDays: z.number().int().min(1).max(3_650),
  grace: z.boolean().default(false),
}
