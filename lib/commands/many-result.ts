import type { AuditDraft } from '@/lib/audit'
import type { AlertJobChange, SkipReason } from '@/lib/model/alert-job'
import type { Json } from '@/lib/model/json'
import type { LockedAlert } from '@/lib/store/move-alerts'
import type { Refused } from './pick-alerts'

/** Parts locked alerts into those to change and those that are left, which join the ones refused before. */
export function sortOut(
  alerts: readonly LockedAlert[],
  refused: readonly Refused[],
  skip: (alert: LockedAlert) => SkipReason | null,
): { moving: LockedAlert[]; refused: Refused[] } {
  const judged = alerts.map((alert) => ({ alert, reason: skip(alert) }))
  return {
    moving: judged.flatMap(({ alert, reason }) => (reason === null ? [alert] : [])),
    refused: [
      ...refused,
      ...judged.flatMap(({ alert, reason }) => (reason === null ? [] : [{ id: alert.id, reason }])),
    ],
  }
}

function countReasons(refused: readonly Refused[]): Partial<Record<SkipReason, number>> {
  const counts: Partial<Record<SkipReason, number>> = {}
  for (const { reason } of refused) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}

/** The answer to a change of many alerts. */
export type ManyResult = {
  changed: number
  skipped: number
  reasons: Partial<Record<SkipReason, number>>
  /** Those that were named one by one and left as they were. */
  refused: Refused[]
  /** The job of a worker that will do it; nothing has changed yet. */
  job: { id: string; total: number } | null
}

/** What was changed at once and what was not. */
export function doneAtOnce(changed: readonly LockedAlert[], refused: readonly Refused[], named: boolean): ManyResult {
  return {
    changed: changed.length,
    skipped: refused.length,
    reasons: countReasons(refused),
    refused: named ? [...refused] : [],
    job: null,
  }
}

/** A worker does it: the answer and the record that it was asked for. */
export function leftToJob(
  job: { id: string; total: number },
  filter: unknown,
  change: AlertJobChange,
): { result: ManyResult & { previous: never[] }; audit: AuditDraft[] } {
  return {
    result: { ...doneAtOnce([], [], false), job, previous: [] },
    audit: [
      {
        subject: { kind: 'alert', id: job.id, name: `${job.total} alerts` },
        after: { job: job.id, asked: job.total, filter: filter as Json, ...change },
      },
    ],
  }
}
