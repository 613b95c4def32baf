import { z } from 'zod'
import { standards } from '@/lib/assess/frameworks'
import { OperationError } from '@/lib/errors'
import type { StandardDetails } from '@/lib/model/compliance'
import { defineQuery } from '@/lib/operation'
import { readComplianceFacts } from './compliance-facts'
import { standStandards, standStandardControls } from './compliance-standing'
import { controlFilters, matchesControl } from './list-compliance-controls'
import { settledEnvironments } from './settled-environments'
import { knownStandard, standardInput } from './standard-in-scope'

/** One standard: how it stands, and those of its controls that the filters choose. Its counts heed no filter. */
export const readStandard = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ standard: standardInput, ...controlFilters }),
  async run({ db, scope }, filter): Promise<StandardDetails> {
    const standard = knownStandard(filter.standard)
    const facts = await readComplianceFacts(db, await settledEnvironments(db, scope, filter.environment))
    const [standing] = standStandards([standard], facts)
    if (!standing) throw new OperationError('not-found', 'There is no standard with this id.')
    return {
      ...standing,
      items: standStandardControls(standard, facts).filter((row) => matchesControl(row, filter)),
      versions: standards
        .filter(({ family }) => family !== undefined && family === standard.family)
        .map(({ id, version }) => ({ id, version })),
    }
  },
})
