import type { ComplianceReason, ComplianceStatus, StandardStanding, StatusCounts } from '@/lib/model/compliance'

export const statusNames = {
  passed: 'Passed',
  failed: 'Failed',
  skipped: 'Skipped',
  manual: 'To attest',
  'not-assessable': 'Not assessable',
} as const satisfies Record<ComplianceStatus, string>

/** Why a control stands as it does, as a sentence. */
export const reasonWords = {
  assessed: 'Decided by results of its checks.',
  attested: 'Somebody answers for it.',
  exempt: 'Everything that it applies to is exempt.',
  'not-applicable': 'It applies to nothing that was reported.',
  'needs-attestation': 'No check can decide it: somebody must answer for it.',
  'plan-off': 'The plan that it needs is off.',
  'managed-control-plane': 'The provider keeps the control plane; nobody else can look into it.',
  'no-check': 'Plimsoll has no check for it yet.',
  'no-evidence': 'Nothing was reported that could decide it.',
} as const satisfies Record<ComplianceReason, string>

/** The same in a word or two, for a column. */
export const reasonNames = {
  assessed: null,
  attested: 'attested',
  exempt: 'exempt',
  'not-applicable': 'does not apply',
  'needs-attestation': null,
  'plan-off': 'plan off',
  'managed-control-plane': 'managed by provider',
  'no-check': 'no check',
  'no-evidence': 'no evidence',
} as const satisfies Record<ComplianceReason, string | null>

export const groupNames = {
  hardening: 'Hardening of containers',
  regulation: 'Regulation and wider standards',
  further: 'Further mappings',
} as const satisfies Record<StandardStanding['group'], string>

export const mappingNames = {
  official: 'the standard’s own',
  vendor: 'a vendor’s reading',
  own: 'our reading',
} as const satisfies Record<StandardStanding['mapping'], string>

/** Controls that were decided, which is what a fraction is of. */
export const decided = (counts: StatusCounts): number => counts.passed + counts.failed

/** `12 of 40`; a dash where nothing was decided: none of none is no result. */
export const fraction = (counts: StatusCounts): string =>
  decided(counts) === 0 ? '–' : `${counts.passed} of ${decided(counts)}`
