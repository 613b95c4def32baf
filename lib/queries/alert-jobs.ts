import { z } from 'zod'
import type { AlertJob } from '@/lib/generated/prisma/client'
import { alertJobChangeSchema, alertJobStates, skipReasons, type AlertJobItem } from '@/lib/model/alert-job'

const stateSchema = z.enum(alertJobStates)
const reasonsSchema = z.partialRecord(z.enum(skipReasons), z.number())

/** A job as the API shows it. */
export function toAlertJobItem(row: AlertJob): AlertJobItem {
  const { id, total, done, skipped, failed, error, cancelledBy, actorId, actorName } = row
  return {
    id,
    state: stateSchema.parse(row.status),
    change: alertJobChangeSchema.parse(row.change),
    actor: { id: actorId, name: actorName },
    total,
    done,
    skipped,
    failed,
    reasons: reasonsSchema.parse(row.reasons),
    error,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    cancelledBy,
  }
}
