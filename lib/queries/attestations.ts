import type { Database } from '@/lib/db'
import type { Attestation, AttestationOutcome } from '@/lib/model/compliance'

export type AttestationRow = {
  id: string
  environment_id: string
  environment: string
  control_id: string
  outcome: AttestationOutcome
  statement: string
  evidence_link: string | null
  created_by_name: string
  created_at: Date
  expires_at: Date
  expired: boolean
  revoked_at: Date | null
  revoked_by_name: string | null
}

/** An attestation as the API says it. */
export const toAttestation = (row: AttestationRow): Attestation => ({
  id: row.id,
  environmentId: row.environment_id,
  environment: row.environment,
  outcome: row.outcome,
  statement: row.statement,
  evidenceLink: row.evidence_link,
  by: row.created_by_name,
  at: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  state: row.revoked_at ? 'revoked' : row.expired ? 'expired' : 'live',
  revokedAt: row.revoked_at?.toISOString() ?? null,
  revokedBy: row.revoked_by_name,
})

/** Attestations of a standard that count now by the database's clock, with their control. */
export async function readLiveAttestations(db: Database, environments: readonly string[], standard: string) {
  const rows = await db.$queryRaw<AttestationRow[]>`
    SELECT a.*, e.name AS environment, false AS expired
    FROM attestation AS a JOIN environment AS e ON e.id = a.environment_id
    WHERE a.environment_id = ANY(${[...environments]}::uuid[]) AND a.standard_id = ${standard}
      AND a.revoked_at IS NULL AND a.expires_at > clock_timestamp()
    ORDER BY a.control_id, e.name`
  return rows.map((row) => ({ ...toAttestation(row), control: row.control_id }))
}
