import type { Json } from '@/lib/model/json'
import { listAt, recordOf, textAt, type JsonRecord } from './read'

/** Longer pointers and longer patches than these are not followed: no real one is. */
const deepest = 32
const longest = 1_000

/**
 * What a patch document sets, as a sparse object: the document itself for merge, strategic and apply patches, and for
 * JSON Patch an object built of its `add` and `replace` operations. `base` (the object after the patch) gives list
 * items that are named by index their names. Null when it cannot be said (`move`, `copy`, text that is no JSON).
 */
export function patchedParts(patch: Json, base: Json | null): JsonRecord | null {
  if (!Array.isArray(patch)) return recordOf(patch)
  let parts: Json = {}
  for (const operation of patch.slice(0, longest)) {
    const kind = textAt(operation, 'op')
    if (kind === 'remove' || kind === 'test') continue
    const record = recordOf(operation)
    if (!record || (kind !== 'add' && kind !== 'replace')) return null
    const pointer = textAt(record, 'path')
    if (pointer !== '' && !pointer.startsWith('/')) return null
    const keys = pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (keys.length > deepest) return null
    parts = placed(parts, keys, record['value'] ?? null, base)
  }
  return recordOf(parts)
}

/** `parts` with the value at the keys. A list is sparse: what stands in it is what the patch named. */
function placed(parts: Json, keys: readonly string[], value: Json, base: Json | null): Json {
  const [key, ...rest] = keys
  if (key === undefined) return value
  const inside = base !== null && Array.isArray(base) ? base : null
  if (/^(?:\d{1,9}|-)$/.test(key) && (inside || !recordOf(base))) {
    const below = key === '-' ? null : (inside?.[Number(key)] ?? null)
    const name = textAt(below, 'name')
    const fresh: Json = name && rest.length > 0 ? { name } : {}
    const items = Array.isArray(parts) ? parts : []
    const known = name ? items.findIndex((item) => textAt(item, 'name') === name) : -1
    if (known < 0) return [...items, placed(fresh, rest, value, below)]
    return items.with(known, placed(items[known] ?? fresh, rest, value, below))
  }
  const record = recordOf(parts) ?? {}
  const inner = Object.hasOwn(record, key) ? (record[key] ?? {}) : {}
  const baseRecord = recordOf(base)
  const below = baseRecord && Object.hasOwn(baseRecord, key) ? (baseRecord[key] ?? null) : null
  return { ...record, [key]: placed(inner, rest, value, below) }
}

/** The item of a list that has a name; null for none. */
export function itemNamed(list: Json | null, name: string, ...path: readonly string[]): JsonRecord | null {
  if (!name) return null
  return recordOf(listAt(list, ...path).find((item) => textAt(item, 'name') === name) ?? null)
}
