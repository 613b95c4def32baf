import { z } from 'zod'
import { standards } from '@/lib/assess/frameworks'
import { standardGroups } from '@/lib/assess/frameworks/framework'
import type { StandardStanding } from '@/lib/model/compliance'
import { defineQuery } from '@/lib/operation'
import { readComplianceFacts } from './compliance-facts'
import { currentStandards, standStandards } from './compliance-standing'
import { environmentInput } from './environments-in-scope'
import { flagInput, oneOrMore } from './finding-where'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'
import { settledEnvironments } from './settled-environments'

/** Every standard and how it stands; of several versions only the current ones, unless `versions` is set. */
export const listStandards = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({
    environment: environmentInput,
    group: oneOrMore(z.enum(standardGroups)),
    versions: flagInput,
    ...pageInput,
  }),
  async run({ db, scope }, { environment, group, versions, limit, cursor }): Promise<Page<StandardStanding>> {
    const facts = await readComplianceFacts(db, await settledEnvironments(db, scope, environment))
    const chosen = (versions ? standards : currentStandards(facts)).filter(
      (standard) => group?.includes(standard.group) ?? true,
    )
    return pageOfAll(standStandards(chosen, facts), limit, cursor)
  },
})
