import type { Json } from '@/lib/model/json'

type JsonObject = Record<string, Json>
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An entity with the names of its properties in lower case, and what it points to put in place. */
export type RawEntity = { type: string; text(name: string): string | undefined; part(name: string): RawEntity | null }

/**
 * The entities of an alert. Newtonsoft writes one that occurs twice as `{ "$ref": "5" }`, the REST API and the export
 * differ in the case of names; both are levelled here.
 */
export function readEntities(entities: readonly Json[]): RawEntity[] {
  const byId = new Map<string, JsonObject>()
  const note = (value: Json | undefined, depth: number): void => {
    if (depth > 8) return
    if (Array.isArray(value)) for (const one of value) note(one, depth + 1)
    if (!isObject(value)) return
    if (typeof value.$id === 'string') byId.set(value.$id, value)
    for (const one of Object.values(value)) note(one, depth + 1)
  }
  for (const entity of entities) note(entity, 0)
  const wrap = (value: Json | undefined, depth: number): RawEntity | null => {
    if (!isObject(value) || depth > 8) return null
    const target = typeof value.$ref === 'string' ? byId.get(value.$ref) : value
    if (!target) return null
    const lower = new Map(Object.entries(target).map(([key, one]) => [key.toLowerCase(), one]))
    const text = (name: string) => {
      const found = lower.get(name.toLowerCase())
      return typeof found === 'string' && found.trim() !== ''
        ? found.trim()
        : typeof found === 'number'
          ? String(found)
          : undefined
    }
    return {
      type: (text('type') ?? '').toLowerCase(),
      text,
      part: (name) => wrap(lower.get(name.toLowerCase()), depth + 1),
    }
  }
  return entities.flatMap((entity) => wrap(entity, 0) ?? [])
}
