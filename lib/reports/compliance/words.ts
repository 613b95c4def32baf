import type { ComplianceControl, ComplianceReason, ComplianceStatus, StatusCounts } from '@/lib/model/compliance'
import { count } from '../posture/figures'

export const statusWords = {
  passed: 'Passed',
  failed: 'Failed',
  skipped: 'Skipped',
  manual: 'To attest',
  'not-assessable': 'Not assessable',
} as const satisfies Record<ComplianceStatus, string>

const reasonWords = {
  assessed: '',
  attested: 'attested',
  exempt: 'all exempt',
  'not-applicable': 'does not apply',
  'needs-attestation': 'nobody has answered',
  'plan-off': 'plan off',
  'managed-control-plane': 'managed by the provider',
  'no-check': 'no check',
  'no-evidence': 'no evidence',
} as const satisfies Record<ComplianceReason, string>

/** What a control rests on, in a few words: its failing results, or why there are none. */
export function basis({ reason, healthy, unhealthy }: ComplianceControl): string {
  if (reason !== 'assessed') return reasonWords[reason]
  return unhealthy > 0 ? `${count(unhealthy)} of ${count(healthy + unhealthy)} fail` : `${count(healthy)} healthy`
}

/** `12 of 40`: the controls that passed of those that were decided. */
export const fraction = ({ passed, failed }: StatusCounts) =>
  passed + failed === 0 ? 'nothing decided' : `${count(passed)} of ${count(passed + failed)}`

/** The same as a sentence. */
export const headline = (counts: StatusCounts) =>
  counts.passed + counts.failed === 0 ? 'No control was decided' : `${fraction(counts)} decided controls passed`
