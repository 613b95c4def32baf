import { readDocuments } from '../documents'
import type { Item } from './items'

/**
 * The event inside what a log shipper sends: Fluent Bit puts the line into `log`, Vector and Logstash into `message`,
 * as text. What is an event itself, or holds none, stays as it is.
 */
export function unwrap(item: Item, isEvent: (value: unknown) => boolean): Item {
  const { value, path } = item
  if (typeof value !== 'object' || value === null || isEvent(value)) return item
  for (const key of ['log', 'message', 'body']) {
    const inner: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
    const event = typeof inner === 'string' ? parsed(inner) : inner
    if (isEvent(event)) return { value: event, path: `${path}.${key}` }
  }
  return item
}

function parsed(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return undefined
  const read = readDocuments(text)
  return read.ok ? read.documents[0] : undefined
}
