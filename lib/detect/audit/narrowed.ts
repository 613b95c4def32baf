import type { AuditEvent } from '@/lib/model/audit-event'

const longestQuery = 4_096

/** Whether a request for a collection was narrowed to some of it, by labels or fields. */
export function isNarrowed(event: AuditEvent): boolean {
  const at = event.uri.indexOf('?')
  if (at < 0) return false
  const query = new URLSearchParams(event.uri.slice(at + 1, at + 1 + longestQuery))
  return Boolean(query.get('labelSelector')) || Boolean(query.get('fieldSelector'))
}
