import type { Attestation, ComplianceControl, StandardStanding } from '@/lib/model/compliance'

/** Everything the compliance report of one standard says, as plain data; times are ISO 8601 UTC strings. */
export type ComplianceReport = {
  generatedAt: string
  /** Name of the person who asked for it. */
  generatedBy: string
  standard: StandardStanding
  controls: ComplianceControl[]
  /** Those that count now. */
  attestations: (Attestation & { control: string })[]
}
