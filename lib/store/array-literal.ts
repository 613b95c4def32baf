const special = /["\\]/g

const quoted = (text: string) => `"${text.includes('"') || text.includes('\\') ? text.replace(special, '\\$&') : text}"`

/**
 * Values as the text of a PostgreSQL array, to be cast in the statement (`::text[]`). Ten thousand values are one
 * parameter then, where client and driver would handle each by itself, which costs more than the insert.
 * Syntax: PostgreSQL manual, "Array Input and Output Syntax".
 */
export function arrayLiteral(values: readonly (string | number | boolean | null)[]): string {
  let text = ''
  for (const value of values) {
    text += text === '' ? '{' : ','
    text += value === null ? 'NULL' : typeof value === 'string' ? quoted(value) : String(value)
  }
  return text === '' ? '{}' : `${text}}`
}
