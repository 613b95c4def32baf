import { z } from 'zod'
import { evaluateControl } from '@/lib/assess/frameworks/evaluate'
import type { Database } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import type { Attestation, AttestationOutcome, ControlDetails } from '@/lib/model/compliance'
import { defineQuery } from '@/lib/operation'
import { factsFor, readComplianceFacts, together } from './compliance-facts'
import { standStandardControls } from './compliance-standing'
import { environmentInput } from './environments-in-scope'
import { settledEnvironments } from './settled-environments'
import { controlInput, knownControl, standardInput } from './standard-in-scope'

/** So many past attestations are shown; the audit log has all of them. */
const shown = 20

/** One control: how it stands in each environment, and who answers or answered for it. */
export const readComplianceControl = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ standard: standardInput, control: controlInput, environment: environmentInput }),
  async run({ db, scope }, input): Promise<ControlDetails> {
    const { standard, control } = knownControl(input.standard, input.control)
    const ids = await settledEnvironments(db, scope, input.environment)
    const [facts, attestations] = await Promise.all([
      readComplianceFacts(db, ids),
      readAttestations(db, ids, standard.id, control.id),
    ])
    const row = standStandardControls(standard, facts).find((one) => one.control === control.id)
    if (!row) throw new OperationError('not-found', 'This standard has no control with this id.')
    return {
      ...row,
      environments: facts.map((one) => {
        const { status, reason } = evaluateControl(control, factsFor(standard, together([one]), control.id))
        return { id: one.id, name: one.name, status, reason }
      }),
      attestations,
    }
  },
})

type Row = {
  id: string
  environment_id: string
  environment: string
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

async function readAttestations(db: Database, environments: string[], standard: string, control: string) {
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id, a.environment_id, e.name AS environment, a.outcome, a.statement, a.evidence_link, a.created_by_name,
      a.created_at, a.expires_at, a.expires_at <= clock_timestamp() AS expired, a.revoked_at, a.revoked_by_name
    FROM attestation AS a JOIN environment AS e ON e.id = a.environment_id
    WHERE a.environment_id = ANY(${environments}::uuid[]) AND a.standard_id = ${standard} AND a.control_id = ${control}
    ORDER BY (a.revoked_at IS NULL) DESC, a.created_at DESC, a.id LIMIT ${shown}`
  return rows.map((row): Attestation => ({
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
  }))
}
