import { z } from 'zod'
import { roles } from '@/lib/auth/policy'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { requireAnotherAdmin } from './another-admin'

/**
 * Sets what a person may do: these roles and no others; an empty list takes all away. `environmentId` null means all
 * environments. Throws OperationError not-found, invalid (an unknown environment), conflict (the last admin).
 */
export const grantRoles = defineCommand({
  name: 'person.grant-roles',
  permission: 'people:write',
  input: z.strictObject({
    id: z.string().min(1).max(100),
    grants: z.array(z.strictObject({ role: z.enum(roles), environmentId: z.uuid().nullable() })).max(1_000),
  }),
  target: { on: 'installation' },
  async run({ tx }, { id, grants }) {
    const person = await tx.user.findUnique({ where: { id }, include: { grants: true } })
    if (!person) throw new OperationError('not-found', 'There is no such person.')
    const wanted = [...new Map(grants.map((grant) => [`${grant.role} ${grant.environmentId}`, grant])).values()]
    const ids = [...new Set(wanted.flatMap((grant) => grant.environmentId ?? []))]
    const environments = await tx.environment.findMany({ where: { id: { in: ids } }, select: { id: true } })
    if (environments.length !== ids.length) throw new OperationError('invalid', 'An environment does not exist.')
    const isAdmin = (list: readonly { role: string; environmentId: string | null }[]) =>
      list.some((grant) => grant.role === 'security_admin' && grant.environmentId === null)
    if (isAdmin(person.grants) && !isAdmin(wanted)) await requireAnotherAdmin(tx, id)
    await tx.roleGrant.deleteMany({ where: { userId: id } })
    await tx.roleGrant.createMany({ data: wanted.map((grant) => ({ ...grant, userId: id })) })
    const plain = (list: readonly { role: string; environmentId: string | null }[]) =>
      list.map(({ role, environmentId }) => ({ role, environmentId }))
    return {
      result: { id },
      audit: [
        {
          subject: { kind: 'person', id, name: person.name },
          before: { grants: plain(person.grants) },
          after: { grants: plain(wanted) },
        },
      ],
    }
  },
})
