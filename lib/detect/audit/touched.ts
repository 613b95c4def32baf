import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { recordOf, textAt } from './read'

/**
 * Whether a request wrote, replaced or removed something at one of the places (`/spec/type`) or below. Always so on
 * create and update, and where the log does not say. An apply patch takes away what it leaves out, so that it touches
 * everything. Annotations and labels are places as a whole: their keys have slashes.
 */
export function touches(event: AuditEvent, ...places: readonly string[]): boolean {
  if (event.verb !== 'patch' || event.requestObject === null) return true
  const patch = event.requestObject
  if (Array.isArray(patch)) return patch.some((operation) => operates(operation, places))
  const record = recordOf(patch)
  if (!record) return true
  if (Object.hasOwn(record, 'apiVersion') && Object.hasOwn(record, 'kind')) return true
  return places.some((place) => names(record, place.split('/').slice(1)))
}

function operates(operation: Json, places: readonly string[]): boolean {
  if (textAt(operation, 'op') === 'test') return false
  const pointers = textAt(operation, 'op') === 'move' ? ['path', 'from'] : ['path']
  return pointers
    .map((name) => textAt(operation, name))
    .some((pointer) => places.some((place) => isWithin(pointer, place) || isWithin(place, pointer)))
}

const isWithin = (inner: string, outer: string) => outer === '' || inner === outer || inner.startsWith(`${outer}/`)

/** A merge or strategic patch that goes as far as the place, removes what holds it, or replaces it by a directive. */
function names(value: Json, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined || value === null) return true
  const record = recordOf(value)
  if (!record || Object.keys(record).some((one) => one.startsWith('$'))) return true
  return Object.hasOwn(record, key) && names(record[key] ?? null, rest)
}
