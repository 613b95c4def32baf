import type { ComplianceReason, ComplianceStatus, ResultCounts } from '@/lib/model/compliance'
import type { FrameworkControl } from './framework'

/** What is known where a control is judged: in one environment, or in several taken together. */
export type ControlFacts = {
  /** Results of each check that was evaluated on something. */
  results: ReadonlyMap<string, ResultCounts>
  /** Checks that apply to something but could not be evaluated on any of it: such results count as not applicable. */
  unevaluated: ReadonlySet<string>
  /** Whether there is a check with this id. */
  isMade: (checkId: string) => boolean
  /** Whether the plan that the standard needs is on in any of these environments. */
  planOn: boolean
  /** Whether there are clusters, and the provider keeps the control plane of every one. */
  managed: boolean
  /** Environments where somebody answers for it, and in how many that is possible. */
  attested: { passed: number; failed: number; of: number }
}

export type ControlVerdict = ResultCounts & { status: ComplianceStatus; reason: ComplianceReason }

export const noResults: ResultCounts = { healthy: 0, unhealthy: 0, exempt: 0, notApplicable: 0 }

/** The results of several checks together: a resource counts once for each check. */
export function sumResults(results: readonly ResultCounts[]): ResultCounts {
  return results.reduce(
    (sum, one) => ({
      healthy: sum.healthy + one.healthy,
      unhealthy: sum.unhealthy + one.unhealthy,
      exempt: sum.exempt + one.exempt,
      notApplicable: sum.notApplicable + one.notApplicable,
    }),
    noResults,
  )
}

/**
 * How a control stands. Results of checks come first: nobody can attest away what was seen to fail. Exempt results
 * are in neither sum. A control that nothing was said about is not assessable, which is not passed.
 */
export function evaluateControl(control: FrameworkControl, facts: ControlFacts): ControlVerdict {
  const counts = sumResults(control.checks.flatMap((id) => facts.results.get(id) ?? []))
  const [status, reason] = judge(control, counts, facts)
  return { ...counts, status, reason }
}

function judge(
  control: FrameworkControl,
  counts: ResultCounts,
  { attested, planOn, managed, isMade, unevaluated }: ControlFacts,
): [ComplianceStatus, ComplianceReason] {
  const byPerson = control.decidedBy === 'person'
  if (!byPerson) {
    if (counts.unhealthy > 0) return ['failed', 'assessed']
    if (counts.healthy > 0) return ['passed', 'assessed']
    if (counts.exempt > 0) return ['skipped', 'exempt']
    const isOpen = control.checks.some((id) => unevaluated.has(id))
    if (counts.notApplicable > 0 && !isOpen) return ['skipped', 'not-applicable']
  }
  if (attested.failed > 0) return ['failed', 'attested']
  if (attested.of > 0 && attested.passed >= attested.of) return ['passed', 'attested']
  if (!planOn) return ['not-assessable', 'plan-off']
  if (managed && control.controlPlane) return ['not-assessable', 'managed-control-plane']
  if (byPerson) return ['manual', 'needs-attestation']
  if (!control.checks.some(isMade)) return ['not-assessable', 'no-check']
  return ['not-assessable', 'no-evidence']
}
