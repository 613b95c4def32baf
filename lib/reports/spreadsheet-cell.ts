/**
 * Text that a spreadsheet would take for a formula or that would break out of its cell: = + - @ (and their
 * full-width twins) at the start, blanks before them included, or a leading TAB, CR or LF. Apostrophes in front
 * count too, so that taking one away again always gives the text back. Source: OWASP "CSV Injection".
 */
const dangerous = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u

/** A value as the text of one cell. NUL is removed; text is guarded by an apostrophe, a number never is. */
export function spreadsheetCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  if (typeof value === 'boolean') return String(value)
  const text = value.replaceAll('\0', '')
  return dangerous.test(text) ? `'${text}` : text
}
