/** Control signs, line and paragraph separators, and marks that turn the direction of what follows. */
const unseen = /[\p{Cc}\u2028\u2029\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]+/gu

/** A text of a report as one line: nothing in it moves, hides or breaks what stands beside it. At most `max` signs. */
export function plainText(text: string, max = 300): string {
  const line = text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(unseen, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  const signs = Array.from(line)
  return signs.length <= max ? line : `${signs.slice(0, max - 1).join('')}…`
}
