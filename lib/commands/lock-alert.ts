import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { lockAlerts, type LockedAlert } from '@/lib/store/move-alerts'

/**
 * Locks one alert for a change. Throws OperationError not-found, or conflict with who changed it to what and when
 * if it is not at the version that the asking person saw.
 */
export async function lockAlert(tx: Transaction, id: string, version?: number): Promise<LockedAlert> {
  const [alert] = await lockAlerts(tx, Prisma.sql`a.id = ${id}::uuid`)
  if (!alert) throw new OperationError('not-found', 'There is no such alert, or it is not yours to see.')
  if (version !== undefined && version !== alert.version)
    throw await alertConflict(tx, alert, 'Your change was not saved.')
  return alert
}

/** Changes that set a status: a person's, a suppression rule's, and that of an event that happened again. */
export const stateChanges = ['status', 'suppressed', 'reopened', 'undone']

/** The conflict of a change with what someone else did, in words and with the present state. */
export async function alertConflict(tx: Transaction, alert: LockedAlert, outcome: string): Promise<OperationError> {
  const last = await tx.alertChange.findFirst({
    where: { alertId: alert.id, kind: { in: [...stateChanges, 'owner'] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  const words = { active: 'active', 'in-progress': 'in progress', resolved: 'resolved', dismissed: 'dismissed' }
  const state = words[alert.status]
  const owner =
    alert.ownerId === null ? null : await tx.user.findUnique({ where: { id: alert.ownerId }, select: { name: true } })
  const said =
    last === null
      ? `This alert is ${state} since it was raised.`
      : last.kind === 'owner'
        ? `${last.actorName} gave this alert ${owner ? `to ${owner.name}` : 'no owner'} at ${last.at.toISOString()}.`
        : `${last.actorName} set this alert to ${state} at ${last.at.toISOString()}.`
  return new OperationError('conflict', `${said} ${outcome}`, {
    current: {
      status: alert.status,
      reason: alert.statusReason,
      owner: alert.ownerId === null ? null : { id: alert.ownerId, name: owner?.name ?? 'a former member' },
      version: alert.version,
      changedBy: last?.actorName ?? null,
      changedAt: (last?.at ?? alert.statusChangedAt).toISOString(),
    },
  })
}
