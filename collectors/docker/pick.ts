export type Raw = Record<string, unknown>

/** The value as an object; an empty one when it is none. */
export function record(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {}
}

/** The value as a list; empty when it is none. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

/** The value as text; empty when it is none. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Only these fields of an object, as they are; what is missing stays missing. */
export function pick(value: unknown, names: readonly string[]): Raw {
  const from = record(value)
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])))
}
