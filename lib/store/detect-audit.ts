import type { Transaction } from '@/lib/db'
import { worthKeeping } from '@/lib/detect/audit/worth-keeping'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { ObservedEvent } from '@/lib/model/observation'
import { keepRequests } from './keep-requests'
import type { KeyResolver } from './resolve-keys'

/** What became of the requests of a report; `known` came before, `passing` are not worth keeping. */
export type AuditCounts = { requests: number; kept: number; known: number; passing: number }

type Found = { event: AuditEvent; observed: ObservedEvent }

/**
 * What of these requests is cause for an alert. Requests on which something fires, and those that are worth keeping, are
 * kept; of these, one that was there already fires nothing again, whoever delivers it.
 */
export async function detectAudit(
  tx: Transaction,
  at: { environmentId: string; receivedAt: Date },
  events: readonly AuditEvent[],
  keys: KeyResolver,
): Promise<{ events: ObservedEvent[]; counts: AuditCounts }> {
  // A request that has only arrived is told of once more when it was answered.
  const answered = events.filter((event) => event.stage !== 'RequestReceived')
  const found: Found[] = []
  const fired = new Set(found.map(({ event }) => event))
  const kept = answered.filter((event) => fired.has(event) || worthKeeping(event))
  const fresh = await keepRequests(tx, at, kept, (key) => keys.id(key))
  return {
    events: found.flatMap(({ event, observed }) => (fresh.has(event) ? [observed] : [])),
    counts: {
      requests: events.length,
      kept: fresh.size,
      known: kept.length - fresh.size,
      passing: events.length - kept.length,
    },
  }
}
