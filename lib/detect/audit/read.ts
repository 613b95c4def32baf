import type { Json } from '@/lib/model/json'

export type JsonRecord = { [key: string]: Json }

/** The object that a value is; null for anything else. */
export function recordOf(value: Json | null | undefined): JsonRecord | null {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null
}

/** What stands at a path of keys; undefined where nothing does. Lists are not entered. */
export function at(value: Json | null | undefined, ...path: readonly string[]): Json | undefined {
  let here: Json | null | undefined = value
  for (const key of path) {
    const record = recordOf(here)
    if (!record || !Object.hasOwn(record, key)) return undefined
    here = record[key]
  }
  return here ?? undefined
}

/** The text at a path; '' where there is none. */
export function textAt(value: Json | null | undefined, ...path: readonly string[]): string {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : ''
}

/** The list at a path; empty where there is none. */
export function listAt(value: Json | null | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

/** The texts of the list at a path; what is no text is passed over. */
export function textsAt(value: Json | null | undefined, ...path: readonly string[]): string[] {
  return listAt(value, ...path).filter((item) => typeof item === 'string')
}

/** The object at a path; null where there is none. */
export const recordAt = (value: Json | null | undefined, ...path: readonly string[]): JsonRecord | null =>
  recordOf(at(value, ...path))

/** The labels, annotations or any other map of texts at a path; what is no text is passed over. */
export function mapAt(value: Json | null | undefined, ...path: readonly string[]): Record<string, string> {
  const entries = Object.entries(recordAt(value, ...path) ?? {})
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
