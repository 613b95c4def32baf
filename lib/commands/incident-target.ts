import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import type { AlertSeverity, AlertStatus } from '@/lib/model/alert'

/** An incident as a change needs it. */
export type LockedIncident = {
  id: string
  environmentId: string
  title: string
  severity: AlertSeverity
  status: AlertStatus
  statusReason: string | null
  ownerId: string | null
  version: number
}

/** The environment of an incident, for the guard of commands on one. */
export async function environmentOfIncident(tx: Transaction, { id }: { id: string }): Promise<string | null> {
  return (await tx.incident.findUnique({ where: { id }, select: { environmentId: true } }))?.environmentId ?? null
}

/**
 * Locks an incident for a change; whoever changes alerts too locks them first. Throws OperationError not-found, or
 * conflict when it was merged, or is not at the version that the asking person saw.
 */
export async function lockIncident(tx: Transaction, id: string, version?: number): Promise<LockedIncident> {
  const [row] = await tx.$queryRaw<(LockedIncident & { mergedIntoId: string | null })[]>`
    SELECT id, environment_id AS "environmentId", title, severity, status, status_reason AS "statusReason",
      owner_id AS "ownerId", version, merged_into_id AS "mergedIntoId"
    FROM incident WHERE id = ${id}::uuid FOR UPDATE`
  if (!row) throw new OperationError('not-found', 'There is no such incident, or it is not yours to see.')
  if (row.mergedIntoId !== null) {
    throw new OperationError('conflict', 'This incident is now part of another. Your change was not saved.', {
      current: { mergedInto: row.mergedIntoId },
    })
  }
  if (version !== undefined && version !== row.version)
    throw await incidentConflict(tx, row, 'Your change was not saved.')
  return row
}

/** The conflict of a change with what someone else did, in words and with the present state. */
export async function incidentConflict(tx: Transaction, row: LockedIncident, outcome: string): Promise<OperationError> {
  const last = await tx.incidentChange.findFirst({
    where: { incidentId: row.id, kind: { in: ['status', 'owner', 'reopened'] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  const state = row.status === 'in-progress' ? 'in progress' : row.status
  const said = last
    ? `${last.actorName} changed this incident at ${last.at.toISOString()}; it is ${state}.`
    : `This incident is ${state}.`
  return new OperationError('conflict', `${said} ${outcome}`, {
    current: {
      status: row.status,
      reason: row.statusReason,
      owner: row.ownerId,
      version: row.version,
      changedBy: last?.actorName ?? null,
      changedAt: last?.at.toISOString() ?? null,
    },
  })
}
