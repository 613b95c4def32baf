import { redacted, redactText as redactScript } from './redact'
import type { Json } from './json'
import { rememberTexts } from './remember-texts'

/** Names under which people keep credentials: DB_PASSWORD, apiKey, AWS_SECRET_ACCESS_KEY, Authorization … */
const credential =
  /pass(?:word|wd|phrase)|secret|token|credential|(?:api|access|private|signing|encryption|account)[-_.]?key|connection[-_.]?string|(?:^|[-_.])(?:pwd|pass|auth|dsn)$|^authorization$|^cookie$/i
/** … and names that only say where a credential lies or how it is used. */
const harmless = /(?:file|path|dir|ttl|expiry|seconds|enabled|class|policy|mode|type|name|namespace)$/i
/** Whether people keep credentials under this name. */
export const isCredentialName = rememberTexts((name) => credential.test(name) && !harmless.test(name), {
  most: 5_000,
  longest: 64,
})

/** Booleans, blanks and references to other variables are no secrets. */
const isPlain = (value: string) => /^(?:\s*|true|false|\$\([^)]*\))$/i.test(value)
/** An assignment, a flag or a long word; most values have none, and the full look is slow. */
const mayHoldSecret = /[=:]|\s-|\S{12}/
/** Longer texts would come back cut. */
const scriptLimit = 8_192
const labelMaps = new Set(['labels', 'matchLabels', 'selector', 'nodeSelector'])

/**
 * A copy as plain JSON without secret values: literal environment variables, headers, options and flags whose
 * name looks like a credential, and passwords inside URLs. NUL, which no database text can hold, is replaced.
 */
export function redact(value: unknown, key = ''): Json {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) {
    return key === 'command' || key === 'args' ? redactFlags(value) : value.map((entry) => redact(entry))
  }
  if (typeof value !== 'object' || value === null) return null
  const isNamedValue = 'name' in value && typeof value.name === 'string' && isCredentialName(value.name)
  const isLabels = labelMaps.has(key)
  const owner = value as Record<string, unknown>
  const copy: Record<string, Json> = {}
  for (const field of Object.keys(owner)) {
    const entry = owner[field]
    const secret =
      (typeof entry === 'string' || (typeof entry === 'number' && field === 'value')) &&
      ((isNamedValue && field === 'value') || (!isLabels && isCredentialName(field))) &&
      !isPlain(String(entry))
    const kept = secret
      ? redacted
      : field === 'value' && typeof entry === 'string'
        ? redactLine(entry)
        : redact(entry, field)
    // Assigned, this name would be no field.
    if (field === '__proto__') Object.defineProperty(copy, field, { ...plainField, value: kept })
    else copy[redactText(field)] = kept
  }
  return copy
}

const plainField = { configurable: true, enumerable: true, writable: true }

function redactText(text: string): string {
  const clean = text.includes('\0') ? text.replaceAll('\0', '\u{fffd}') : text
  return clean.includes('://') ? clean.replaceAll(/(:\/\/[^\s:/@]{0,256}):[^\s/@]{1,1024}@/g, `$1:${redacted}@`) : clean
}

function redactFlags(flags: readonly unknown[]): Json[] {
  return flags.map((flag, index) => {
    if (typeof flag !== 'string') return redact(flag)
    const [, name, value] = /^(-{0,2}[A-Za-z][\w.-]{0,127})=(.*)$/s.exec(flag) ?? []
    if (name && value && isCredentialName(name) && !isPlain(value)) return `${name}=${redacted}`
    const before = flags[index - 1]
    const follows = typeof before === 'string' && /^--?[A-Za-z][\w.-]{0,127}$/.test(before) && isCredentialName(before)
    return follows && !flag.startsWith('-') && !isPlain(flag) ? redacted : redactLine(flag)
  })
}

/** Scripts and values may hold tokens of known shape anywhere; a lone flag such as `--use-credentials=true` is no script. */
function redactLine(text: string): string {
  if (!mayHoldSecret.test(text)) return redactText(text)
  const isScript = text.length <= scriptLimit && (!text.startsWith('-') || /\s/.test(text))
  return redactText(isScript ? redactScript(text) : text)
}
