const forbiddenNames = ['__proto__', 'constructor', 'prototype']
const forbiddenKeys = new Set(forbiddenNames)

/** Cheap look at a JSON text: true when cleaning could find something. Escaped letters may spell a forbidden key. */
export function needsCleaning(text: string): boolean {
  return (
    // Looking for a fixed text is many times faster than a pattern, and most reports have neither.
    (text.includes('\\u') && /\\u(?:0000|[dD][89a-fA-F]|00[4-7])/.test(text)) ||
    forbiddenNames.some((key) => text.includes(key)) ||
    text.includes('\u0000') ||
    !text.isWellFormed()
  )
}

/** Without U+0000, and with U+FFFD in place of lone surrogates: what PostgreSQL can store. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD')
}

/**
 * Cleans every string and key of a parsed value in place and drops keys that could reach a prototype.
 * Returns the value. The nesting must have been limited before; shared parts are cleaned once.
 */
export function cleanValue(value: unknown, seen = new Set<object>()): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null || seen.has(value)) return value
  seen.add(value)
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) value[at] = cleanValue(value[at], seen)
    return value
  }
  const owner = value as Record<string, unknown>
  for (const key of Object.keys(owner)) {
    const clean = cleanText(key)
    const kept = forbiddenKeys.has(clean) || (clean !== key && Object.hasOwn(owner, clean)) ? undefined : clean
    if (kept === undefined) delete owner[key]
    else if (kept === key) owner[key] = cleanValue(owner[key], seen)
    else {
      owner[kept] = cleanValue(owner[key], seen)
      delete owner[key]
    }
  }
  return value
}
