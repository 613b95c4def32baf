import { actorLabel, type Actor } from '@/lib/auth/actor'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Transaction } from '@/lib/db'
import type { AlertSeverity, AlertStatus } from '@/lib/model/alert'
import { alertClass } from '@/lib/model/alert-class'
import { AlertTallies } from './alert-tallies'
import { sendSignal } from './signal'

/** An alert as a change needs it. */
export type LockedAlert = {
  id: string
  environmentId: string
  type: string
  source: string
  tactics: string[]
  title: string
  severity: AlertSeverity
  status: AlertStatus
  statusReason: string | null
  statusChangedAt: Date
  ownerId: string | null
  suppressedById: string | null
  version: number
}

export type StatusChange = {
  status: AlertStatus
  reason: string | null
  comment: string | null
  /** The rule that hides them again, when its dismissal is restored. */
  suppressedById?: string | null
  kind?: 'status' | 'undone'
}
type Deed = { actor: Actor; at: Date }

/**
 * Locks the alerts that meet the condition on `alert AS a`, in the order of their ids, so that two changes of many
 * alerts wait for each other instead of blocking each other.
 */
export async function lockAlerts(tx: Transaction, condition: Prisma.Sql): Promise<LockedAlert[]> {
  return tx.$queryRaw<LockedAlert[]>`
    SELECT a.id, a.environment_id AS "environmentId", a.type, a.source, a.tactics, a.title, a.severity, a.status,
      a.status_reason AS "statusReason", a.status_changed_at AS "statusChangedAt", a.owner_id AS "ownerId",
      a.suppressed_by_id AS "suppressedById", a.version
    FROM alert AS a WHERE ${condition} ORDER BY a.id FOR UPDATE OF a`
}

/**
 * Sets the status of locked alerts, writes a change for each and moves the tallies. Alerts that have this status
 * already must not be among them.
 */
export async function moveAlerts(
  tx: Transaction,
  alerts: readonly LockedAlert[],
  { status, reason, comment, suppressedById = null, kind = 'status' }: StatusChange,
  deed: Deed,
): Promise<void> {
  if (alerts.length === 0) return
  const by = actorLabel(deed.actor)
  // A decision of a person takes the place of the suppression rule's.
  await tx.$executeRaw`
    UPDATE alert SET status = ${status}, class = row.class, status_reason = ${reason}, status_comment = ${comment},
      status_changed_at = ${deed.at}, status_changed_by = ${by.actorName}, suppressed_by_id = ${suppressedById}::uuid, version = version + 1
    FROM unnest(${alerts.map((row) => row.id)}::uuid[], ${alerts.map((row) => alertClass(status, row.severity))}::int[])
      AS row (id, class)
    WHERE alert.id = row.id`
  await tx.alertChange.createMany({
    data: alerts.map((row) => ({
      alertId: row.id,
      at: deed.at,
      kind,
      ...by,
      before: { status: row.status, reason: row.statusReason, suppressedById: row.suppressedById },
      after: { status, reason },
      comment,
    })),
  })
  const tallies = new AlertTallies()
  for (const row of alerts) tallies.move(row, { status, suppressedById })
  await tallies.write(tx)
}

/** Gives locked alerts an owner, or none, and writes a change for each. */
export async function ownAlerts(
  tx: Transaction,
  alerts: readonly (LockedAlert & { ownerName: string | null })[],
  owner: { id: string; name: string } | null,
  deed: Deed,
): Promise<void> {
  if (alerts.length === 0) return
  await tx.$executeRaw`
    UPDATE alert SET owner_id = ${owner?.id ?? null}, version = version + 1
    WHERE id = ANY(${alerts.map((row) => row.id)}::uuid[])`
  await tx.alertChange.createMany({
    data: alerts.map((row) => ({
      alertId: row.id,
      at: deed.at,
      kind: 'owner',
      ...actorLabel(deed.actor),
      before: row.ownerId === null ? { owner: null } : { owner: { id: row.ownerId, name: row.ownerName } },
      after: { owner },
    })),
  })
  const tallies = new AlertTallies()
  for (const row of alerts) tallies.move(row, { ownerId: owner?.id ?? null })
  await tallies.write(tx)
}

/** Tells open pages that alerts of these environments changed. */
export async function signalAlerts(tx: Transaction, alerts: readonly { environmentId: string }[]): Promise<void> {
  for (const environmentId of new Set(alerts.map((row) => row.environmentId))) {
    await sendSignal(tx, { environmentId, topics: ['alerts'] })
  }
}
