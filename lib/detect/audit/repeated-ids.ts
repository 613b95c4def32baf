import type { AuditEvent } from '@/lib/model/audit-event'

/**
 * The ids that several of these events have: stages of one request, or requests to which a client gave one id. Without
 * an id each event stands for itself.
 */
export function repeatedIds(events: readonly AuditEvent[]): ReadonlySet<string> {
  const met = new Set<string>()
  const repeated = new Set<string>()
  for (const { auditId } of events) {
    if (auditId === '') continue
    if (met.has(auditId)) repeated.add(auditId)
    else met.add(auditId)
  }
  return repeated
}
