const longest = 240
// Soft hyphens, zero-width marks, variation selectors, tags, and marks that turn the reading direction.
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/gu
const blanks = /[\s\p{Cc}]+/gu
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A text as a typeface can draw it: one line, no control or direction marks, `?` for each character without a glyph,
 * cut with an ellipsis after 240 characters. `covers` tells whether the typeface has a glyph for a code point.
 */
export function printableText(text: string, covers: (codePoint: number) => boolean): string {
  const cut = text.slice(0, longest * 8)
  const tidy = cut.normalize('NFC').replace(blanks, ' ').trim()
  let out = ''
  let length = 0
  for (const { segment } of characters.segment(tidy)) {
    if (length === longest) return `${out}…`
    const visible = segment.replace(invisible, '')
    if (visible === '') continue
    out += Array.from(visible).every((character) => covers(character.codePointAt(0) ?? 0)) ? visible : '?'
    length += 1
  }
  return cut.length < text.length ? `${out}…` : out
}

/**
 * The same data with every text in it made printable, however deep, so that no drawing code has to think of it. A
 * text of which nothing is left is called unnamed: a sentence needs a subject.
 */
export function printable<T>(value: T, covers: (codePoint: number) => boolean): T {
  if (typeof value === 'string') return (printableText(value, covers) || 'unnamed') as T
  if (Array.isArray(value)) return value.map((item: unknown) => printable(item, covers)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printable(item, covers)])) as T
}
