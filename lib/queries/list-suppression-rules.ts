import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { suppressionStates, type SuppressionRuleItem } from '@/lib/model/suppression'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'
import { readRules } from './suppression-rule-item'

/** Suppression rules that count, or did, where the asking person may look: the newest first, with what they hid there. */
export const listSuppressionRules = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ environment: environmentInput, state: oneOrMore(z.enum(suppressionStates)), ...pageInput }),
  async run({ db, scope }, { environment, state, limit, cursor }): Promise<Page<SuppressionRuleItem>> {
    const rules = await readRules(db, await environmentsInScope(db, scope, environment), Prisma.sql`true`)
    return pageOfAll(state ? rules.filter((rule) => state.includes(rule.state)) : rules, limit, cursor)
  },
})
