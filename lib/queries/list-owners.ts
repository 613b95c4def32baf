import { z } from 'zod'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { peopleWho } from './people-who'

/** Who can own failures of an environment, or of all that the asking person sees: whoever sees them. */
export const listOwners = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope }, { environment }): Promise<{ items: { id: string; name: string }[] }> {
    return { items: await peopleWho(db, 'posture:read', await environmentsInScope(db, scope, environment)) }
  },
})
