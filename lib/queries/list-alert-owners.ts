import { z } from 'zod'
import { permittedEnvironments, roles, type Grant, type Role } from '@/lib/auth/policy'
import type { Transaction } from '@/lib/db'
import type { AlertOwner } from '@/lib/model/alert-view'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)

/**
 * People who may deal with alerts of all these environments, by name. Readers may know them: they are whom to ask.
 */
export async function peopleWhoTriage(
  tx: Pick<Transaction, 'user'>,
  environments: readonly string[],
): Promise<AlertOwner[]> {
  const people = await tx.user.findMany({
    where: {
      disabledAt: null,
      grants: { some: { OR: [{ environmentId: null }, { environmentId: { in: [...environments] } }] } },
    },
    select: { id: true, name: true, grants: { select: { role: true, environmentId: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return people.flatMap(({ id, name, grants }) => {
    const known = grants.flatMap(({ role, environmentId }): Grant[] => (isRole(role) ? [{ role, environmentId }] : []))
    const permitted = permittedEnvironments(known, 'alerts:triage')
    const enough =
      permitted === 'all' ||
      (environments.length > 0 && environments.every((environment) => permitted.includes(environment)))
    return enough ? [{ id, name }] : []
  })
}

/** Who can be the owner of alerts of an environment, or of all that the asking person sees. */
export const listAlertOwners = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope }, { environment }): Promise<{ items: AlertOwner[] }> {
    return { items: await peopleWhoTriage(db, await environmentsInScope(db, scope, environment)) }
  },
})
