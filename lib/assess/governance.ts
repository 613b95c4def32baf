import type { ControlId } from '@/lib/model/control'
import type { Severity } from '@/lib/model/severity'
import { carries } from './labels'

/** Which failures a rule is about (null: whatever), whose they are and how long they may last. */
export type GovernanceRule = {
  checkId: string | null
  controlId: string | null
  severity: string | null
  namespace: string | null
  labels: readonly string[] | null
  ownerId: string
  /** Days from the moment at which the failure began. */
  dueDays: number
  /** Whether the score leaves the failure out until it is due. */
  grace: boolean
}

/** A failing resource as rules look at it; `labels` are those of the object and of the pods that it makes. */
export type GovernedSubject = { namespace: string | null; labels: readonly Readonly<Record<string, string>>[] }

/** Who is to mend a failure, until when, and whether it counts before that. */
export type Governed = { ownerId: string; dueAt: Date; grace: boolean }

const day = 24 * 3600 * 1000

/** Whether the rule is about failures of this check on this resource. */
export function isAbout(
  rule: GovernanceRule,
  subject: GovernedSubject,
  check: { id: string; control: ControlId; severity: Severity },
): boolean {
  return (
    (rule.checkId === null || rule.checkId === check.id) &&
    (rule.controlId === null || rule.controlId === check.control) &&
    (rule.severity === null || rule.severity === check.severity) &&
    (rule.namespace === null || rule.namespace === subject.namespace) &&
    (rule.labels ?? []).every((label) => subject.labels.some((labels) => carries(labels, label)))
  )
}

/** What the first rule that is about this failure makes of it; null when none is. `rules` in the order of their places. */
export function govern(
  rules: readonly GovernanceRule[],
  subject: GovernedSubject,
  check: { id: string; control: ControlId; severity: Severity },
  since: Date,
): Governed | null {
  const rule = rules.find((one) => isAbout(one, subject, check))
  if (!rule) return null
  return { ownerId: rule.ownerId, dueAt: new Date(since.getTime() + rule.dueDays * day), grace: rule.grace }
}
