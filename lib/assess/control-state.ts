import type { AssessmentStatus, ExemptionCategory } from '@/lib/model/assessment'

/** One recommendation of a control on one resource, with what people decided about it. */
export type RecommendationResult = {
  checkId: string
  status: AssessmentStatus
  exemption?: ExemptionCategory
  preview?: boolean
  /** An owner was given time to mend it, and the time is not over. */
  inGrace?: boolean
}

/** How one resource counts in one control; `none`: in neither sum. */
export type ControlState = 'healthy' | 'unhealthy' | 'none'

/**
 * How a single result counts. Preview and waived ones do not; mitigated ones count as healthy; a failure in grace
 * does not count. What does not apply cannot be exempted into counting.
 */
export function countedState({ status, exemption, preview, inGrace }: RecommendationResult): ControlState {
  if (preview || status === 'not-applicable' || exemption === 'waiver') return 'none'
  if (status === 'healthy' || exemption === 'mitigated') return 'healthy'
  return inGrace ? 'none' : 'unhealthy'
}

/**
 * The state of a resource in a control: healthy only if it passes all counted recommendations of that control.
 * Source: Microsoft Defender for Cloud, "Secure score security controls"; on exemptions, where Microsoft's pages
 * contradict each other, our own choice.
 */
export function controlState(results: readonly RecommendationResult[]): ControlState {
  const states = results.map(countedState)
  if (states.includes('unhealthy')) return 'unhealthy'
  return states.includes('healthy') ? 'healthy' : 'none'
}
