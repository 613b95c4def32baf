import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { defineQuery } from '@/lib/operation'
import { readLiveAttestations } from './attestations'
import { readComplianceFacts } from './compliance-facts'
import { standStandardControls, standStandards } from './compliance-standing'
import { environmentInput } from './environments-in-scope'
import { settledEnvironments } from './settled-environments'
import { knownStandard, standardInput } from './standard-in-scope'

/** Everything the printed report of one standard says, with the name of the person who asked for it. */
export const readComplianceReport = defineQuery({
  permission: 'reports:export',
  input: z.strictObject({ standard: standardInput, environment: environmentInput }),
  async run({ db, scope, now, actor }, { environment, ...input }) {
    const standard = knownStandard(input.standard)
    const ids = await settledEnvironments(db, scope, environment)
    const [facts, attestations] = await Promise.all([
      readComplianceFacts(db, ids),
      readLiveAttestations(db, ids, standard.id),
    ])
    const [standing] = standStandards([standard], facts)
    if (!standing) throw new OperationError('not-found', 'There is no standard with this id.')
    return {
      generatedAt: now.toISOString(),
      generatedBy: actorLabel(actor).actorName,
      standard: standing,
      controls: standStandardControls(standard, facts),
      attestations,
    }
  },
})
