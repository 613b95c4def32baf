import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SuppressionRuleItem } from '@/lib/model/suppression'
import { defineQuery } from '@/lib/operation'
import { environmentsInScope } from './environments-in-scope'
import { readRules } from './suppression-rule-item'

/** One suppression rule. Throws OperationError not-found for one that is gone or elsewhere. */
export const readSuppressionRule = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, scope }, { id }): Promise<SuppressionRuleItem> {
    const [rule] = await readRules(db, await environmentsInScope(db, scope), Prisma.sql`r.id = ${id}::uuid`)
    if (!rule) throw new OperationError('not-found', 'There is no such rule, or it is not yours to see.')
    return rule
  },
})
