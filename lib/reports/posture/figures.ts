const missing = '–'

/** `1,949`; a dash for what is not a number. */
export const count = (value: number) => (Number.isFinite(value) ? Math.round(value).toLocaleString('en-GB') : missing)

/** One decimal, as every figure of the score: `61.6`. Null is a dash, never 0. */
export const points = (value: number | null) => (value !== null && Number.isFinite(value) ? plain(value) : missing)

/** A change with its sign: `+2.4`, `–0.5`, `0.0`. */
export function change(value: number | null) {
  if (value === null || !Number.isFinite(value)) return missing
  const text = plain(Math.abs(value))
  if (text === '0.0') return text
  return (value < 0 ? '–' : '+') + text
}

/** `1 alert`, `43 alerts`; `plural` where an s is not enough. */
export const counted = (value: number, one: string, plural = `${one}s`) =>
  `${count(value)} ${value === 1 ? one : plural}`

/** A name inside a sentence: its start and an ellipsis when it is longer than `most` characters. */
export const shortened = (text: string, most = 48) =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text

/** `production`, `production and edge`, `production, staging and edge`; beyond `most` the rest is counted, long names are cut. */
export function listed(names: string[], most = 4): string {
  const first = names.slice(0, most).map((name) => shortened(name))
  const shown = names.length > most ? [...first, `${count(names.length - most)} more`] : first
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`
}

// Rounding may turn –0.04 into "-0.0": the sign of nothing is no sign.
const plain = (value: number) => value.toFixed(1).replace(/^-0\.0$/, '0.0')
