import type { Json } from '@/lib/model/json'

/** One place at which two states differ; null where there is nothing. */
export type Difference = { path: string; before: string | null; after: string | null }

const isObject = (value: Json): value is Record<string, Json> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

function inWords(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((item) => inWords(item) ?? 'none').join(', ')
  if (isObject(value)) {
    const parts = Object.entries(value).map(([name, part]) => `${name} ${inWords(part) ?? 'none'}`)
    return parts.length === 0 ? 'none' : parts.join(' · ')
  }
  return String(value)
}

/** How two recorded states differ, member by member; members that are alike are left out. */
export function jsonDiff(before: Json, after: Json): Difference[] {
  // Maps, because a member may have any name, those of a prototype too.
  const one = new Map(Object.entries(isObject(before) ? before : {}))
  const other = new Map(Object.entries(isObject(after) ? after : {}))
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((path) => {
    const difference = { path, before: inWords(one.get(path)), after: inWords(other.get(path)) }
    return difference.before === difference.after ? [] : [difference]
  })
}
