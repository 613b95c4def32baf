import { z } from 'zod'
import { defaultGatePolicy, gatePolicySchema, type GatePolicyItem } from '@/lib/model/gate'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'

/** The rules of the gate in each environment. */
export const listGatePolicies = defineQuery({
  permission: 'environments:read',
  input: z.strictObject({ environment: environmentInput, ...pageInput }),
  async run({ db, scope }, { environment, limit, cursor }): Promise<Page<GatePolicyItem>> {
    const ids = await environmentsInScope(db, scope, environment)
    const [environments, policies] = await Promise.all([
      db.environment.findMany({
        where: { id: { in: ids } },
        select: { id: true, name: true },
        orderBy: { name: 'asc' },
      }),
      db.gatePolicy.findMany({ where: { environmentId: { in: ids } } }),
    ])
    const items = environments.map(({ id, name }): GatePolicyItem => {
      const own = policies.find((row) => row.environmentId === id)
      return {
        id,
        environment: name,
        rules: own ? gatePolicySchema.parse({ rules: own.rules }).rules : defaultGatePolicy.rules,
        updatedAt: own?.updatedAt.toISOString() ?? null,
        updatedBy: own?.updatedBy ?? null,
      }
    })
    return pageOfAll(items, limit, cursor)
  },
})
