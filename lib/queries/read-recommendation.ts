import { z } from 'zod'
import { textInput } from './text-input'
import { checkById } from '@/lib/assess/catalogue'
import { OperationError } from '@/lib/errors'
import type { Recommendation } from '@/lib/model/posture'
import { defineQuery } from '@/lib/operation'
import { checkEntry } from './check-entry'
import { environmentInput } from './environments-in-scope'
import { readStanding } from './posture-standing'
import { readCheckCounts, standRecommendation } from './recommendation-standing'
import { settledEnvironments } from './settled-environments'

/** The path parameter of a recommendation. */
export const checkIdInput = textInput(100)

/** The check behind a recommendation. Throws OperationError not-found for an id that no check has. */
export function knownCheck(id: string) {
  const check = checkById(id)
  if (!check) throw new OperationError('not-found', 'There is no recommendation with this id.')
  return check
}

/** One recommendation: what and why, how it is mended, how it stands in all and in each environment. */
export const readRecommendation = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ checkId: checkIdInput, environment: environmentInput }),
  async run({ db, scope }, { checkId, environment }): Promise<Recommendation> {
    const check = knownCheck(checkId)
    const ids = await settledEnvironments(db, scope, environment)
    const [scored, counts] = await Promise.all([readStanding(db, ids), readCheckCounts(db, ids)])
    return {
      ...checkEntry(check),
      ...standRecommendation(check, scored, counts),
      environments: scored.map(({ id, name }) => {
        const own = counts.find((row) => row.environmentId === id && row.checkId === checkId)
        const { healthy = 0, unhealthy = 0, notApplicable = 0, exempt = 0 } = own ?? {}
        return { id, name, healthy, unhealthy, notApplicable, exempt }
      }),
    }
  },
})
