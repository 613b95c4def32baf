import type { Transaction } from '@/lib/db'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { ObservedEvent } from '@/lib/model/observation'

/**
 * What of these requests is cause for an alert, by the detections that are there. `events` are new: each was looked
 * at for its cluster, id and stage before. Returns the events that are to be stored and raised.
 */
export async function detectAudit(
  _tx: Transaction,
  _at: { environmentId: string; receivedAt: Date },
  _events: readonly AuditEvent[],
): Promise<ObservedEvent[]> {
  return []
}
