import { z } from 'zod'
import type { Transaction } from '@/lib/db'
import type { AlertOwner } from '@/lib/model/alert-view'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { peopleWho } from './people-who'

/**
 * People who may deal with alerts of all these environments, by name. Readers may know them: they are whom to ask.
 */
export async function peopleWhoTriage(
  tx: Pick<Transaction, 'user'>,
  environments: readonly string[],
): Promise<AlertOwner[]> {
  return peopleWho(tx, 'alerts:triage', environments)
}

/** Who can be the owner of alerts of an environment, or of all that the asking person sees. */
export const listAlertOwners = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope }, { environment }): Promise<{ items: AlertOwner[] }> {
    return { items: await peopleWhoTriage(db, await environmentsInScope(db, scope, environment)) }
  },
})
