import type { AuditEvent } from '@/lib/model/audit-event'

/**
 * What makes two deliveries the same request of a cluster, whoever delivers them: its id and what API servers write
 * beside it. The id alone will not do: a client may choose it (header `Audit-ID`), and could hide one request behind
 * another; when the request came, to the microsecond, it cannot choose. A session is told of when it begins and when
 * it ends: both are the one request. What came without an id is known by all that it says.
 */
export function requestIdentity(event: AuditEvent): string[] {
  const { auditId, requestedAt = '', verb, uri, user, object } = event
  const stage = event.stage === 'ResponseStarted' ? 'ResponseComplete' : event.stage
  const own = [auditId, stage, requestedAt, verb, uri, user.name, object?.name ?? '']
  if (auditId !== '' && requestedAt !== '') return own
  return [...own, JSON.stringify([object, event.sourceIps, event.code, event.requestObject])]
}
