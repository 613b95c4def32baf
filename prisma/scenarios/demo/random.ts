import { createHash } from 'node:crypto'

/** A stream of numbers in [0, 1) that a seed fixes for ever (mulberry32, public domain). */
export function randomOf(seed: string): () => number {
  let state = Number.parseInt(hexOf(seed).slice(0, 8), 16)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The SHA-256 of a text, 64 hex digits. */
export const hexOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** One number in [0, 1) that belongs to these words alone. */
export const shareOf = (...words: (string | number)[]) =>
  Number.parseInt(hexOf(words.join('|')).slice(0, 8), 16) / 4294967296

/** A UUID (version 4 in form) that belongs to these words. */
export function uuidOf(...words: (string | number)[]): string {
  const hex = hexOf(`uuid|${words.join('|')}`)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const podAlphabet = 'bcdfghjklmnpqrstvwxz2456789'

/** Letters as the API server puts at the end of generated names. */
export function suffixOf(length: number, ...words: (string | number)[]): string {
  const random = randomOf(`suffix|${words.join('|')}`)
  return Array.from({ length }, () => podAlphabet.charAt(Math.floor(random() * podAlphabet.length))).join('')
}

/** One of the items; the list must not be empty. */
export function pickOf<T>(items: readonly T[], share: number): T {
  const item = items[Math.min(items.length - 1, Math.floor(share * items.length))]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}
