import { z } from 'zod'
import { evaluateControl } from '@/lib/assess/frameworks/evaluate'
import type { Database } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import type { ControlDetails } from '@/lib/model/compliance'
import { defineQuery } from '@/lib/operation'
import { toAttestation, type AttestationRow } from './attestations'
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

async function readAttestations(db: Database, environments: string[], standard: string, control: string) {
  const rows = await db.$queryRaw<AttestationRow[]>`
    SELECT a.*, e.name AS environment, a.expires_at <= clock_timestamp() AS expired
    FROM attestation AS a JOIN environment AS e ON e.id = a.environment_id
    WHERE a.environment_id = ANY(${environments}::uuid[]) AND a.standard_id = ${standard} AND a.control_id = ${control}
    ORDER BY (a.revoked_at IS NULL) DESC, a.created_at DESC, a.id LIMIT ${shown}`
  return rows.map(toAttestation)
}
