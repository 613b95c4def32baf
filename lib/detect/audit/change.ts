import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { patchedParts } from './patch'
import { rememberLast } from './remember-last'
import { at, recordOf, textAt, type JsonRecord } from './read'

/** What a create, update or patch brought. */
export type Change = {
  /** The whole object on create and update; on a patch the parts that it set, and nothing that was there before. */
  set: JsonRecord
  /** The object as it stands afterwards, as far as the log says; the same as `set` on create and update. */
  after: JsonRecord
  created: boolean
}

/**
 * What the request changed, as the client sent it (before admission); null for other verbs, and where the log holds
 * no body.
 */
export const changeOf: (event: AuditEvent) => Change | null = rememberLast(readChange)

function readChange(event: AuditEvent): Change | null {
  const response = objectOf(event.responseObject)
  if (event.verb === 'create') {
    const set = objectOf(event.requestObject) ?? response
    return set && { set, after: set, created: true }
  }
  if (event.verb !== 'update' && event.verb !== 'patch') return null
  const created = event.code === 201
  if (event.verb === 'update') {
    const set = objectOf(event.requestObject) ?? response
    return set && { set, after: set, created }
  }
  const parts = event.requestObject === null ? null : patchedParts(event.requestObject, response)
  const set = parts ?? response
  return set && { set, after: response ?? set, created }
}

/**
 * True where the server's own count says that the spec is still the one the object was created with. Labels and
 * annotations are not counted.
 */
export function isSpecUntouched(event: AuditEvent): boolean {
  if ((event.verb !== 'update' && event.verb !== 'patch') || event.code === 201) return false
  return at(objectOf(event.responseObject), 'metadata', 'generation') === 1
}

/** The object of a body; null for none, and for a `Status`, which is an answer and not an object. */
function objectOf(body: Json | null): JsonRecord | null {
  const record = recordOf(body)
  return record && textAt(record, 'kind') === 'Status' ? null : record
}

/** `https:kubernetes-dashboard:443` → `kubernetes-dashboard`: a target of the proxy may carry its scheme and port. */
function withoutPort(name: string): string {
  const parts = name.split(':')
  return (parts.length === 3 || parts[0] === 'http' || parts[0] === 'https' ? parts[1] : parts[0]) ?? name
}

/**
 * The name of an event's object: that of the reference, else what the response gave (`generateName` leaves it to the
 * server), else what the request asked for; '' where none is known.
 */
export function objectName(event: AuditEvent): string {
  if (event.object?.subresource === 'proxy') return withoutPort(event.object.name)
  return (
    event.object?.name ||
    textAt(objectOf(event.responseObject), 'metadata', 'name') ||
    textAt(recordOf(event.requestObject), 'metadata', 'name') ||
    ''
  )
}
