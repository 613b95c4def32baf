import type { Transaction } from '@/lib/db'
import { dueAt } from '@/lib/detect/due'
import { alertClass } from '@/lib/model/alert-class'
import { alertEvidence } from './alert-evidence'
import { AlertTallies } from './alert-tallies'
import type { Merged } from './merge-occurrences'
import type { LockedAlert } from './move-alerts'

/** Adds the events that joined alerts: count, times and the newest event as evidence. */
export async function repeatAlerts(tx: Transaction, repeated: readonly Merged[]): Promise<void> {
  if (repeated.length === 0) return
  const rows = repeated.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await tx.$executeRaw`
    UPDATE alert SET count = alert.count + row.added, first_seen_at = row.first_seen_at,
      evidence = CASE WHEN row.fresh THEN row.evidence ELSE alert.evidence END, last_seen_at = row.last_seen_at,
      sources = CASE WHEN alert.sources @> string_to_array(row.sources, ' ') THEN alert.sources ELSE
        ARRAY(SELECT DISTINCT unnest(coalesce(alert.sources, ARRAY[alert.source]) || string_to_array(row.sources, ' ')) ORDER BY 1) END
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.added)}::int[],
      ${rows.map((row) => row.firstSeenAt)}::timestamptz[], ${rows.map((row) => row.lastSeenAt)}::timestamptz[],
      ${rows.map((row) => alertEvidence(row.newest))}::jsonb[], ${rows.map((row) => row.fresh)}::boolean[],
      ${rows.map((row) => [...row.sources].join(' '))}::text[])
      AS row (id, added, first_seen_at, last_seen_at, evidence, fresh, sources)
    WHERE alert.id = row.id`
}

/**
 * Makes resolved alerts active again that happened again, with a new due time and a change that says which event did
 * it and how long it had been quiet. `locked` is how they are now: one that a person moved meanwhile is left alone.
 * Returns those that were opened.
 */
export async function reopenAlerts(
  tx: Transaction,
  touched: readonly Merged[],
  locked: readonly LockedAlert[],
): Promise<{ id: string; eventId: string }[]> {
  const present = new Map(locked.map((row) => [row.id, row]))
  const rows = touched.flatMap(({ id, reopenedBy }) => {
    const was = present.get(id)
    if (!reopenedBy || was?.status !== 'resolved') return []
    return [{ was, quiet: reopenedBy.quiet, ...reopenedBy.occurrence }]
  })
  if (rows.length === 0) return []
  const by = rows.map((row) => row.draft?.source ?? '')
  await tx.$executeRaw`
    UPDATE alert SET status = 'active', class = row.class, status_reason = NULL, status_comment = NULL,
      status_changed_at = row.at, status_changed_by = row.by, due_at = row.due_at, suppressed_by_id = NULL,
      version = version + 1
    FROM unnest(${rows.map(({ was }) => was.id)}::uuid[], ${rows.map(({ was }) => alertClass('active', was.severity))}::int[],
      ${rows.map((row) => row.seenAt)}::timestamptz[], ${by}::text[],
      ${rows.map(({ was, seenAt }) => dueAt(was.severity, seenAt))}::timestamptz[]) AS row (id, class, at, by, due_at)
    WHERE alert.id = row.id`
  await tx.alertChange.createMany({
    data: rows.map(({ was, seenAt, id, quiet, draft }) => ({
      alertId: was.id,
      at: seenAt,
      kind: 'reopened',
      actorKind: 'system',
      actorName: draft?.source ?? '',
      before: { status: was.status, reason: was.statusReason, at: was.statusChangedAt.toISOString() },
      after: { status: 'active', reason: null, event: id, quietSeconds: Math.max(0, Math.round(quiet / 1_000)) },
    })),
  })
  const tallies = new AlertTallies()
  for (const { was } of rows) tallies.move(was, { status: 'active', suppressedById: null })
  await tallies.write(tx)
  return rows.map(({ was, id }) => ({ id: was.id, eventId: id }))
}
