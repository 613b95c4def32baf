const micros = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,9}Z$/
const loose = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?) ?(Z|UTC|[+-]\d\d:?\d\d)?$/

/** A time of a log as ISO 8601 in milliseconds, UTC; a time without a zone is UTC. Null for anything else. */
export function readTime(text: unknown): string | null {
  if (typeof text === 'number') return ofMillis(text)
  if (typeof text !== 'string') return null
  // What API servers write: nothing to be converted.
  if (micros.test(text)) return Number.isNaN(Date.parse(text)) ? null : `${text.slice(0, 23)}Z`
  const [, day, time, zone] = loose.exec(text) ?? []
  return day && time ? ofMillis(Date.parse(`${day}T${time}${!zone || zone === 'UTC' ? 'Z' : zone}`)) : null
}

function ofMillis(millis: number): string | null {
  return millis > 0 && millis < Date.UTC(10_000, 0) ? new Date(millis).toISOString() : null
}
