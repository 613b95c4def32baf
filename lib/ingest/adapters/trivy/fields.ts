import type { Severity } from '@/lib/model/severity'

/** Readers for values nobody has checked: they give the value when it has the shape, else nothing. */

export type Raw = Record<string, unknown>

export function record(value: unknown): Raw | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : undefined
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** A string with something in it, cut to `limit` characters. */
export function text(value: unknown, limit = 1_000): string | undefined {
  if (typeof value !== 'string') return undefined
  const short = value.length > limit ? value.slice(0, limit).replace(/[\ud800-\udbff]$/, '') : value
  return short.trim() === '' ? undefined : short
}

export function texts(value: unknown, limit = 30): string[] {
  const found: string[] = []
  for (const item of list(value)) {
    const one = text(item)
    if (one !== undefined) found.push(one)
    if (found.length === limit) break
  }
  return found
}

/** A string that becomes part of an identity: a cut one would be another thing, so one over 1,000 bytes is none. */
export function identifier(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 1_000 || value.trim() === '') return undefined
  return value.length > 333 && Buffer.byteLength(value) > 1_000 ? undefined : value.trim()
}

/** A whole number from 0, such as a line or a size. */
export function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** Reports repeat few times very often, and reading one costs more than the rest of its entry. */
const instants = new Map<string, string | undefined>()

/** An ISO 8601 UTC time, or nothing for what is no date and for Go's zero time (year 1). */
export function instant(value: unknown): string | undefined {
  // YAML and JSON both give strings; a number would be a guess about its unit.
  if (typeof value !== 'string' || value.length > 64 || !/^\d{4}-\d\d-\d\d/.test(value)) return undefined
  if (instants.has(value)) return instants.get(value)
  const at = new Date(value)
  const year = at.getUTCFullYear()
  const found = year >= 1980 && year <= 9998 ? at.toISOString() : undefined
  if (instants.size >= 4_096) instants.clear()
  instants.set(value, found)
  return found
}

export function webLink(value: unknown): string | undefined {
  const link = text(value)
  return link && /^https?:\/\//i.test(link) ? link : undefined
}

const severityWords = new Map<unknown, Severity>([
  ['CRITICAL', 'critical'],
  ['HIGH', 'high'],
  ['MEDIUM', 'medium'],
  ['LOW', 'low'],
  ['UNKNOWN', 'unknown'],
  // A CVSS score of 0, which Trivy Operator counts apart.
  ['NONE', 'informational'],
])

/** Trivy's severity word in ours; undefined for a word it does not have. */
export function severityOf(value: unknown): Severity | undefined {
  return severityWords.get(typeof value === 'string' ? value.toUpperCase() : value)
}

export const severityExpected = 'CRITICAL, HIGH, MEDIUM, LOW or UNKNOWN'

/** `expected …, got …` for a person; a value is shown short. */
export function expected(what: string, got: unknown): string {
  if (got === undefined || got === null || got === '') return `expected ${what}, got nothing`
  if (typeof got === 'object') return `expected ${what}, got ${Array.isArray(got) ? 'a list' : 'an object'}`
  return `expected ${what}, got ${text(JSON.stringify(got), 80) ?? 'nothing'}`
}
