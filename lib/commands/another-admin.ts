import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'

// Any number will do, as long as all commands that may take the last admin away ask for the same.
const lock = 7_264_031

/**
 * Makes sure that somebody other than this person is a security admin on all environments and can sign in; else
 * nobody could ever give a role again. Two admins who demote each other wait for one another here.
 * Throws OperationError conflict.
 */
export async function requireAnotherAdmin(tx: Transaction, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${lock}::bigint)::text`
  const others = await tx.roleGrant.count({
    where: {
      role: 'security_admin',
      environmentId: null,
      userId: { not: userId },
      user: { disabledAt: null, accounts: { some: {} } },
    },
  })
  if (others === 0) {
    throw new OperationError(
      'conflict',
      'This is the last security admin on all environments. Give somebody else that role first.',
    )
  }
}
