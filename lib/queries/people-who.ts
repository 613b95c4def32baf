import { permittedEnvironments, roles, type Grant, type Permission, type Role } from '@/lib/auth/policy'
import type { Transaction } from '@/lib/db'

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)

/** People with open accounts who may do this in all these environments, by name. */
export async function peopleWho(
  tx: Pick<Transaction, 'user'>,
  permission: Permission,
  environments: readonly string[],
): Promise<{ id: string; name: string }[]> {
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
    const permitted = permittedEnvironments(known, permission)
    const enough =
      permitted === 'all' ||
      (environments.length > 0 && environments.every((environment) => permitted.includes(environment)))
    return enough ? [{ id, name }] : []
  })
}
