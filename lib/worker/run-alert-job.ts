import { z } from 'zod'
import { writeAudit, type Origin } from '@/lib/audit'
import { actorLabel, type Actor } from '@/lib/auth/actor'
import { permittedEnvironments } from '@/lib/auth/policy'
import { grantsOfPerson } from '@/lib/auth/resolve-actor'
import { db, type Transaction } from '@/lib/db'
import { Prisma, type AlertJob } from '@/lib/generated/prisma/client'
import { alertJobChangeSchema, skipReason, type AlertJobChange, type SkipReason } from '@/lib/model/alert-job'
import { queueAlertJob } from '@/lib/store/alert-jobs'
import { settleIncidents } from '@/lib/store/refresh-incidents'
import { lockAlerts, moveAlerts, ownAlerts, signalAlerts, type LockedAlert } from '@/lib/store/move-alerts'

const batchSize = 2_000

/**
 * Does the next batch of a job: locks its alerts, changes those that are as they were when it was asked for, counts
 * the others with the reason, and writes history, tallies and the audit log, all in one transaction with the job's
 * own progress. A worker that dies leaves the batch undone, and whoever takes the job next begins with it.
 */
export async function runAlertJob(id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const [job] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM alert_job WHERE id = ${id}::uuid FOR UPDATE`
    const row = job && (await tx.alertJob.findUnique({ where: { id } }))
    if (!row || (row.status !== 'queued' && row.status !== 'running')) return
    const items = await tx.alertJobItem.findMany({ where: { jobId: id }, orderBy: { alertId: 'asc' }, take: batchSize })
    const last = items.length < batchSize
    const { done, skipped } = await doBatch(tx, row, items)
    await tx.alertJobItem.deleteMany({ where: { jobId: id, alertId: { in: items.map((item) => item.alertId) } } })
    const reasons = z.record(z.string(), z.number()).parse(row.reasons)
    for (const [reason, count] of skipped) reasons[reason] = (reasons[reason] ?? 0) + count
    const now = new Date()
    await tx.alertJob.update({
      where: { id },
      data: {
        status: last ? 'done' : 'running',
        startedAt: row.startedAt ?? now,
        finishedAt: last ? now : null,
        done: row.done + done,
        skipped: row.skipped + [...skipped.values()].reduce((sum, count) => sum + count, 0),
        reasons,
      },
    })
    if (last)
      await signalAlerts(
        tx,
        row.environments.map((environmentId) => ({ environmentId })),
      )
    else await queueAlertJob(tx, id)
  })
}

/** After its last try: the job is ended with the number of alerts that were not dealt with. */
export async function failAlertJob(id: string, error: unknown): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.alertJobItem.deleteMany({ where: { jobId: id } })
    const said = error instanceof Error ? error.name : 'unknown'
    await tx.alertJob.updateMany({
      where: { id, status: { in: ['queued', 'running'] } },
      data: {
        status: 'failed',
        failed: count,
        finishedAt: new Date(),
        error: `The change failed again and again (${said}).`,
      },
    })
  })
}

async function doBatch(
  tx: Transaction,
  job: AlertJob,
  items: readonly { alertId: string; version: number }[],
): Promise<{ done: number; skipped: Map<SkipReason, number> }> {
  const skipped = new Map<SkipReason, number>()
  const change = alertJobChangeSchema.parse(job.change)
  const actor = await actorOf(job)
  const permitted = permittedEnvironments(actor.kind === 'user' ? actor.grants : [], 'alerts:triage')
  const own = permitted === 'all' ? job.environments : job.environments.filter((id) => permitted.includes(id))
  const alerts = await lockAlerts(tx, Prisma.sql`a.id = ANY(${items.map((item) => item.alertId)}::uuid[])`)
  const present = new Map(alerts.map((alert) => [alert.id, alert]))
  const moving = items.flatMap(({ alertId, version }) => {
    const alert = present.get(alertId)
    const reason: SkipReason | null = !alert
      ? 'not-found'
      : !own.includes(alert.environmentId)
        ? 'not-permitted'
        : alert.version !== version
          ? 'changed-meanwhile'
          : skipReason(alert, change)
    if (reason !== null) skipped.set(reason, (skipped.get(reason) ?? 0) + 1)
    return alert && reason === null ? [alert] : []
  })
  await changeAll(tx, job, moving, change, actor)
  return { done: moving.length, skipped }
}

async function changeAll(tx: Transaction, job: AlertJob, alerts: LockedAlert[], change: AlertJobChange, actor: Actor) {
  const at = new Date()
  if ('owner' in change) {
    const people = await tx.user.findMany({
      where: { id: { in: alerts.flatMap((alert) => alert.ownerId ?? []) } },
      select: { id: true, name: true },
    })
    const nameOf = new Map(people.map((person) => [person.id, person.name]))
    const named = alerts.map((alert) => ({ ...alert, ownerName: nameOf.get(alert.ownerId ?? '') ?? null }))
    await ownAlerts(tx, named, change.owner, { actor, at })
  } else {
    await moveAlerts(tx, alerts, change, { actor, at })
    await settleIncidents(
      tx,
      alerts.map((alert) => alert.id),
      { ...actorLabel(actor), at },
    )
  }
  const counts = new Map<string, number>()
  for (const { environmentId } of alerts) counts.set(environmentId, (counts.get(environmentId) ?? 0) + 1)
  const action = 'owner' in change ? 'alert.owner' : 'alert.status'
  const origin = job.origin as Origin
  await writeAudit(
    tx,
    { actor, origin, action, outcome: 'done', at },
    [...counts].map(([environmentId, count]) => ({
      subject: { kind: 'alert', id: job.id, name: `${count} alerts` },
      environmentId,
      after: { ...change, count, job: job.id, filter: job.filter as object as Record<string, never> },
    })),
  )
  await signalAlerts(tx, alerts)
}

/** Who asked, with the rights that they have now. */
async function actorOf({ actorKind, actorId, actorName }: AlertJob): Promise<Actor> {
  if (actorKind !== 'user' || actorId === null) return { kind: 'system', name: actorName }
  const grants = await grantsOfPerson(actorId)
  return { kind: 'user', id: actorId, name: actorName, email: '', grants, via: 'session' }
}
